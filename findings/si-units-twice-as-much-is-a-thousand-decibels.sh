#!/usr/bin/env bash
# One would expect of bel and neper as units that they are those of IEC 60027-3 and ISO 80000-3: a bel is a tenfold power, so a hundredfold
# is 20 dB and 3 dB are about twice as much, and a neper is a ratio of e, 2.718.
# si-units 2.2.3 (NonSI.BEL and NEPER of the units of JSR 385) has the logarithm where its inverse belongs: 20 dB are a ratio of 0.301 and
# 10 dB one of 0; a ratio of 2, converted to decibels, is 1000, and one of 1 is 100 instead of 0. Of negative decibels, the usual ones of
# a radio signal, there is only an exception, and the greater the ratio the more absurd are its decibels: 100 is 1e100 bel.
# This hurts whoever reads levels of sound, of a radio link or of an optical fibre and converts them with its other units: the curve of a
# loss of 3 to 30 dB goes from -0.5 to 0.5, and a threshold of 20 dB lies below all ratios. So compute with Math.pow(10, dB / 10) and
# 10 * Math.log10(ratio) instead.
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
    <dependency><groupId>si.uom</groupId><artifactId>si-units</artifactId><version>2.2.3</version></dependency>
    <dependency><groupId>si.uom</groupId><artifactId>si-quantity</artifactId><version>2.2.3</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import java.util.Locale;
import javax.measure.MetricPrefix;
import javax.measure.Quantity;
import javax.measure.Unit;
import javax.measure.quantity.Dimensionless;
import si.uom.NonSI;
import tech.units.indriya.AbstractUnit;
import tech.units.indriya.quantity.Quantities;

public class Look {
    public static void main(String[] args) {
        System.out.println("si-units 2.2.3");
        Unit<Dimensionless> bel = NonSI.BEL.asType(Dimensionless.class);
        Unit<Dimensionless> decibel = MetricPrefix.DECI(bel);
        Unit<Dimensionless> neper = NonSI.NEPER.asType(Dimensionless.class);
        for (double each : new double[] {3, 10, 20, 30}) {
            show(each, "dB as a ratio", decibel, AbstractUnit.ONE, Math.pow(10, each / 10));
        }
        for (double each : new double[] {1, 2, 10}) {
            show(each, "as a ratio in dB", AbstractUnit.ONE, decibel, 10 * Math.log10(each));
        }
        show(100, "as a ratio in bel", AbstractUnit.ONE, bel, 2);
        show(2, "neper as a ratio", neper, AbstractUnit.ONE, Math.exp(2));
        try {
            show(-10, "dB as a ratio", decibel, AbstractUnit.ONE, 0.1);
        } catch (RuntimeException e) {
            System.out.println("  -10 dB as a ratio: " + e.getClass().getSimpleName());
        }
    }

    static void show(double value, String how, Unit<Dimensionless> from, Unit<Dimensionless> to, double expected) {
        Quantity<Dimensionless> read = Quantities.getQuantity(value, from).to(to);
        double is = read.getValue().doubleValue();
        System.out.println(String.format(Locale.ROOT, "  %.0f %s: %.4g instead of %.4g", value, how, is, expected));
    }
}
JAVA
cat > expected.txt <<'SEEN'
si-units 2.2.3
  3 dB as a ratio: -0.5229 instead of 1.995
  10 dB as a ratio: 0.000 instead of 10.00
  20 dB as a ratio: 0.3010 instead of 100.0
  30 dB as a ratio: 0.4771 instead of 1000
  1 as a ratio in dB: 100.0 instead of 0.000
  2 as a ratio in dB: 1000 instead of 3.010
  10 as a ratio in dB: 1.000e+11 instead of 10.00
  100 as a ratio in bel: 1.000e+100 instead of 2.000
  2 neper as a ratio: 0.6931 instead of 7.389
  -10 dB as a ratio: NumberFormatException
SEEN
java -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
