#!/usr/bin/env bash
# One would expect of a port of JSONata that $zip(times, values) makes the pairs of a series, as its documentation has it: $zip([1,2,3],
# [4,5,6]) is [[1,4],[2,5],[3,6]]; and that [X0001]-W[W01] of $fromMillis is the year and the week of ISO 8601. The README of JSONata4Java
# lists what it does not have; neither is among it.
# JSONata4Java 2.6.1 takes what the expression is evaluated on for a first argument of $zip, and ends with the shortest: of a series of
# any length there is one row, with the whole document in front of it. Where the document is a list there are at most as many rows as that
# has, each with one of its members in front. The year of a week is always -1. The JSONata of npm gives what is documented.
# This hurts whoever turns columns of an API's answer into points: of a day of values the first is left, and a panel takes the document,
# or a member of it, for the time; and weeks are those of the year -1. So write $map(times, function($t, $i) { [$t, values[$i]] })
# instead.
set -euo pipefail

mvnw=$(cd "$(dirname "$0")/.." && pwd)/mvnw
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>com.ibm.jsonata4java</groupId><artifactId>JSONata4Java</artifactId><version>2.6.1</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import com.api.jsonata4java.expressions.Expressions;
import com.fasterxml.jackson.databind.ObjectMapper;

public class Look {
    public static void main(String[] args) throws Exception {
        System.out.println("JSONata4Java 2.6.1");
        String columns = "{\"t\":[10,20,30],\"v\":[1.5,2.5,4.5]}";
        show(columns, "$zip(t, v)");
        show(columns, "$zip(t, v)[0]");
        show(columns, "$count($zip(t, v))");
        show(columns, "$zip([1, 2, 3], [4, 5, 6])");
        show(columns, "$map(t, function($x, $i) { [$x, v[$i]] })");
        show("[{\"t\":10,\"v\":1.5},{\"t\":20,\"v\":2.5}]", "$zip($.t, $.v)");
        show("7", "$zip([10, 20, 30], [1.5, 2.5, 4.5])");
        for (String millis : new String[] {"1609459200000", "1767225600000"}) {
            show(millis, "$fromMillis($)");
            show(millis, "$fromMillis($, '[X0001]-W[W01]-[F1]')");
        }
    }

    static void show(String document, String expression) throws Exception {
        System.out.println("  " + expression + " of " + document);
        System.out.println("    " + Expressions.parse(expression).evaluate(new ObjectMapper().readTree(document)));
    }
}
JAVA
cat > expected.txt <<'SEEN'
JSONata4Java 2.6.1
  $zip(t, v) of {"t":[10,20,30],"v":[1.5,2.5,4.5]}
    [[{"t":[10,20,30],"v":[1.5,2.5,4.5]},10,1.5]]
  $zip(t, v)[0] of {"t":[10,20,30],"v":[1.5,2.5,4.5]}
    [{"t":[10,20,30],"v":[1.5,2.5,4.5]},10,1.5]
  $count($zip(t, v)) of {"t":[10,20,30],"v":[1.5,2.5,4.5]}
    1
  $zip([1, 2, 3], [4, 5, 6]) of {"t":[10,20,30],"v":[1.5,2.5,4.5]}
    [[{"t":[10,20,30],"v":[1.5,2.5,4.5]},1,4]]
  $map(t, function($x, $i) { [$x, v[$i]] }) of {"t":[10,20,30],"v":[1.5,2.5,4.5]}
    [[10,1.5],[20,2.5],[30,4.5]]
  $zip($.t, $.v) of [{"t":10,"v":1.5},{"t":20,"v":2.5}]
    [[{"t":10,"v":1.5},10,1.5],[{"t":20,"v":2.5},20,2.5]]
  $zip([10, 20, 30], [1.5, 2.5, 4.5]) of 7
    [[7,10,1.5]]
  $fromMillis($) of 1609459200000
    "2021-01-01T00:00:00.000Z"
  $fromMillis($, '[X0001]-W[W01]-[F1]') of 1609459200000
    "-0001-W53-5"
  $fromMillis($) of 1767225600000
    "2026-01-01T00:00:00.000Z"
  $fromMillis($, '[X0001]-W[W01]-[F1]') of 1767225600000
    "-0001-W01-4"
SEEN
java -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
