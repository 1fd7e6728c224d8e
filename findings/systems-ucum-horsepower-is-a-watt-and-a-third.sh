#!/usr/bin/env bash
# One would expect of the units of UCUM in Java, for JSR 385, that they are those of UCUM: [HP] is 550 [ft_i].[lbf_av]/s, 745.7 W; RAD is
# 100 erg/g, which is 0.01 Gy, and REM is 1 RAD, 0.01 Sv.
# systems-ucum 2.2 leaves out the 550, so a horsepower is 1.36 W, and takes a gram for a kilogram and once more, so that a rad or a rem is
# 1e-6 Gy or Sv, a ten thousandth of what it is. The same parser gives the right numbers for the definitions written out, and for some 140
# other units of UCUM's tables, among them [Btu], [psi], R and Ci.
# This hurts whoever stores or shows engines, pumps and doses by their UCUM code: 300 HP are 407 W, and a dose of 5 rem, the limit of a
# year for workers in the United States, is 5 microsievert. Both have the right dimension, so nothing complains. So parse the definition
# instead of the code: 550.[ft_i].[lbf_av]/s, cGy and cSv.
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
    <dependency><groupId>systems.uom</groupId><artifactId>systems-ucum</artifactId><version>2.2</version></dependency>
    <dependency><groupId>systems.uom</groupId><artifactId>systems-quantity</artifactId><version>2.2</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import javax.measure.Unit;
import javax.measure.format.UnitFormat;
import systems.uom.ucum.format.UCUMFormat;

public class Look {
    private static final UnitFormat UCUM = UCUMFormat.getInstance(UCUMFormat.Variant.CASE_SENSITIVE);

    public static void main(String[] args) throws Exception {
        System.out.println("systems-ucum 2.2");
        show(300, "[HP]", "W");
        show(300 * 550, "[ft_i].[lbf_av]/s", "W");
        show(5, "REM", "Sv");
        show(5, "cSv", "Sv");
        show(5, "RAD", "Gy");
        show(500, "erg/g", "Gy");
        show(1, "[Btu]/h", "W");
        show(1, "R", "C/kg");
        show(1, "Ci", "Bq");
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    static void show(double value, String from, String to) throws Exception {
        Unit<?> target = UCUM.parse(to);
        double converted = UCUM.parse(from).getConverterToAny((Unit) target).convert(value);
        System.out.printf("  %s %s = %.6g %s%n", value, from, converted, to);
    }
}
JAVA
cat > expected.txt <<'SEEN'
systems-ucum 2.2
  300.0 [HP] = 406.745 W
  165000.0 [ft_i].[lbf_av]/s = 223710 W
  5.0 REM = 5.00000e-06 Sv
  5.0 cSv = 0.0500000 Sv
  5.0 RAD = 5.00000e-06 Gy
  500.0 erg/g = 0.0500000 Gy
  1.0 [Btu]/h = 0.292875 W
  1.0 R = 0.000258000 C/kg
  1.0 Ci = 3.70000e+10 Bq
SEEN
java -Duser.language=en -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
