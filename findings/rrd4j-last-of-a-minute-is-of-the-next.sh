#!/usr/bin/env bash
# One would expect of RRD4J, which says that it follows the logic of RRDtool, the same numbers as RRDtool for the same
# definition and the same updates. There every archive is made of the step's average: with one step per row AVERAGE, MAX and
# LAST are the same.
# With RRD4J 3.10 AVERAGE is, and the others are not: a row of MAX, MIN or LAST holds the value of the update that came after the
# row's end. With a value every minute at half past, LAST of the minute until 12:01:00 is what was measured at 12:01:30.
# This hurts whoever moves from one to the other, and whoever draws LAST beside AVERAGE: a switch is shown as turned half a
# minute before it was, and a spike stands in one row with 100 and in the other in two with 50. So update at the ends of steps.
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
    <dependency><groupId>org.rrd4j</groupId><artifactId>rrd4j</artifactId><version>3.10</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }
dpkg -s rrdtool > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends rrdtool > apt.txt 2>&1

cat > Look.java <<'JAVA'
import org.rrd4j.ConsolFun;
import org.rrd4j.DsType;
import org.rrd4j.core.FetchData;
import org.rrd4j.core.RrdDb;
import org.rrd4j.core.RrdDef;
import org.rrd4j.core.RrdMemoryBackendFactory;

public class Look {
    private static final long START = 1_700_000_400;
    private static final double[] VALUES = {0, 0, 100, 0, 0, 0};

    public static void main(String[] args) throws Exception {
        RrdDef definition = new RrdDef("memory", START - 60, 60);
        definition.addDatasource("g", DsType.GAUGE, 120, Double.NaN, Double.NaN);
        for (ConsolFun function : new ConsolFun[] {ConsolFun.AVERAGE, ConsolFun.MAX, ConsolFun.LAST}) {
            definition.addArchive(function, 0.5, 1, 60);
        }
        try (RrdDb db = RrdDb.getBuilder().setRrdDef(definition).setBackendFactory(new RrdMemoryBackendFactory()).build()) {
            for (int i = 0; i < VALUES.length; i++) {
                db.createSample(START + 60 * i + 30).setValue("g", VALUES[i]).update();
            }
            for (ConsolFun function : new ConsolFun[] {ConsolFun.AVERAGE, ConsolFun.MAX, ConsolFun.LAST}) {
                FetchData rows = db.createFetchRequest(function, START + 60, START + 300, 60).fetchData();
                StringBuilder line = new StringBuilder("RRD4J   " + function + ":");
                for (int i = 0; i < rows.getRowCount(); i++) {
                    line.append(String.format(" +%ds %.0f", rows.getTimestamps()[i] - START, rows.getValues("g")[i]));
                }
                System.out.println(line);
            }
        }
    }
}
JAVA
javac -cp "$(cat classpath)" Look.java 2> javac.txt || { cat javac.txt >&2; exit 2; }
look() {
  dpkg-query -W -f='${Package} ${Version}\n' rrdtool
  local start=1700000400 cf i values=(0 0 100 0 0 0)
  rrdtool create g.rrd --start $((start - 60)) --step 60 DS:g:GAUGE:120:U:U RRA:{AVERAGE,MAX,LAST}:0.5:1:60
  for i in "${!values[@]}"; do rrdtool update g.rrd $((start + 60 * i + 30)):"${values[i]}"; done
  for cf in AVERAGE MAX LAST; do
    rrdtool fetch g.rrd $cf -s $start -e $((start + 299)) |
      awk -v start=$start -v cf=$cf '/: [0-9]/ { line = line sprintf(" +%ds %.0f", $1 - start, $2) } END { print "RRDtool " cf ":" line }'
  done
  java -cp "$(cat classpath):." Look 2> java.txt
}
look | tee seen
cat > expected <<'TEXT'
rrdtool 1.7.2-4+b8
RRDtool AVERAGE: +60s 0 +120s 50 +180s 50 +240s 0 +300s 0
RRDtool MAX: +60s 0 +120s 50 +180s 50 +240s 0 +300s 0
RRDtool LAST: +60s 0 +120s 50 +180s 50 +240s 0 +300s 0
RRD4J   AVERAGE: +60s 0 +120s 50 +180s 50 +240s 0 +300s 0
RRD4J   MAX: +60s 0 +120s 100 +180s 0 +240s 0 +300s 0
RRD4J   LAST: +60s 0 +120s 100 +180s 0 +240s 0 +300s 0
TEXT
diff expected seen || { echo 'changed: expected (<), seen (>)' >&2; exit 1; }
echo 'still so'
