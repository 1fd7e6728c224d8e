#!/usr/bin/env bash
# One would expect of a library of quantities that it reads what it writes, on every machine, that "2.5e6 W" is the 2.5 million watts that
# JavaScript, C or a database mean by it, or an error, and that its ways to read a text agree.
# Indriya 2.2.2, the reference implementation of JSR 385, reads 2.5 W from it by Quantities.getQuantity, without a word: where Java's
# DecimalFormat stops, the rest up to the blank is dropped, so 1e-7 W is one watt, 12x7 W are 12 and 1_000 W is 1. A capital E is read, and
# SimpleQuantityFormat reads both, NumberDelimiterQuantityFormat drops as well. What is written has a point everywhere, and is read by the
# JVM's language: on a German machine 21.5 ℃ comes back as 215, and 1.0E-5 W as 1.0E-4 W.
# This hurts quantities that travel as texts, in a configuration, CSV or JSON: a limit of 1e-3 A is one ampere, a power plant 2.5 W; only
# very small and very large numbers are written with an exponent, so a test with 20 W is right, and the developer's machine speaks English.
# So read the number and the unit apart, with Double.parseDouble or BigDecimal, or take SimpleQuantityFormat.
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
    <dependency><groupId>tech.units</groupId><artifactId>indriya</artifactId><version>2.2.2</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import static tech.units.indriya.unit.Units.CELSIUS;
import static tech.units.indriya.unit.Units.WATT;

import java.util.Locale;
import java.util.function.Function;
import javax.measure.Quantity;
import tech.units.indriya.format.NumberDelimiterQuantityFormat;
import tech.units.indriya.format.SimpleQuantityFormat;
import tech.units.indriya.quantity.Quantities;

public class Look {
    public static void main(String[] args) {
        System.out.println("indriya 2.2.2, " + Locale.getDefault().getDisplayLanguage(Locale.ENGLISH));
        for (String text : new String[] {"20 W", "2.5e6 W", "2.5E6 W", "1e-7 W", "12x7 W", "1_000 W"}) {
            System.out.printf("  %s: getQuantity %s, SimpleQuantityFormat %s, NumberDelimiterQuantityFormat %s%n", text,
                    read(text, Quantities::getQuantity), read(text, SimpleQuantityFormat.getInstance()::parse),
                    read(text, NumberDelimiterQuantityFormat.getInstance()::parse));
        }
        for (Quantity<?> written : new Quantity<?>[] {
            Quantities.getQuantity(21.5, CELSIUS), Quantities.getQuantity(0.00001, WATT), Quantities.getQuantity(1234567.5, WATT)}) {
            System.out.printf("  written %s, read back %s%n", written, read(written.toString(), Quantities::getQuantity));
        }
    }

    private static String read(String text, Function<String, Object> reader) {
        try {
            return reader.apply(text).toString();
        } catch (RuntimeException e) {
            return "refused";
        }
    }
}
JAVA
look() {
  local language
  for language in en de; do
    java -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Duser.language=$language -cp "$(cat classpath)" Look.java
  done
}
cat > expected.txt <<'SEEN'
indriya 2.2.2, English
  20 W: getQuantity 20 W, SimpleQuantityFormat 20 W, NumberDelimiterQuantityFormat 20 W
  2.5e6 W: getQuantity 2.5 W, SimpleQuantityFormat 2500000 W, NumberDelimiterQuantityFormat 2.5 W
  2.5E6 W: getQuantity 2500000 W, SimpleQuantityFormat 2500000 W, NumberDelimiterQuantityFormat 2500000 W
  1e-7 W: getQuantity 1 W, SimpleQuantityFormat 1E-7 W, NumberDelimiterQuantityFormat 1 W
  12x7 W: getQuantity 12 W, SimpleQuantityFormat refused, NumberDelimiterQuantityFormat 12 W
  1_000 W: getQuantity 1 W, SimpleQuantityFormat refused, NumberDelimiterQuantityFormat 1 W
  written 21.5 ℃, read back 21.5 ℃
  written 1.0E-5 W, read back 1.0E-5 W
  written 1234567.5 W, read back 1234567.5 W
indriya 2.2.2, German
  20 W: getQuantity 20 W, SimpleQuantityFormat 20 W, NumberDelimiterQuantityFormat 20 W
  2.5e6 W: getQuantity 25 W, SimpleQuantityFormat 2500000 W, NumberDelimiterQuantityFormat 2.5 W
  2.5E6 W: getQuantity 25000000 W, SimpleQuantityFormat 2500000 W, NumberDelimiterQuantityFormat 2500000 W
  1e-7 W: getQuantity 1 W, SimpleQuantityFormat 1E-7 W, NumberDelimiterQuantityFormat 1 W
  12x7 W: getQuantity 12 W, SimpleQuantityFormat refused, NumberDelimiterQuantityFormat 12 W
  1_000 W: getQuantity 1 W, SimpleQuantityFormat refused, NumberDelimiterQuantityFormat 1 W
  written 21.5 ℃, read back 215 ℃
  written 1.0E-5 W, read back 1.0E-4 W
  written 1234567.5 W, read back 12345675 W
SEEN
look 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
