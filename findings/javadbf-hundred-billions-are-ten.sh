#!/usr/bin/env bash
# One would expect of a writer of dBase files that a number that does not fit its field is an error, or asterisks, as dBase and FoxPro
# show an overflow and as readers take for none; and that half a unit is rounded as those round it, away from zero.
# javadbf 1.14.1 writes the first characters that fit: 99,999,999,999 in a field of ten digits is 9,999,999,999, and 123456789.5 in eight
# characters with two decimals is 12345678, a tenth. Where the point is among them only decimals are lost. 0.125 and 0.375 are 0.12 and
# 0.38, 0.5 and 1.5 are 0 and 2. Nothing is thrown or logged, and the file is read without a sign of it.
# This hurts whoever exports meters, counters or sums to GIS or accounting: a total that has grown by a digit is a tenth, or a hundredth,
# of what it is, and looks like a fall. So compare with the greatest number of the field before addRecord, and round yourself.
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
    <dependency><groupId>com.github.albfernandez</groupId><artifactId>javadbf</artifactId><version>1.14.1</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import com.linuxense.javadbf.DBFDataType;
import com.linuxense.javadbf.DBFField;
import com.linuxense.javadbf.DBFReader;
import com.linuxense.javadbf.DBFWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

public class Look {
    public static void main(String[] args) {
        System.out.println("javadbf 1.14.1");
        show(10, 0, "1234567890", "9999999999", "12345678901", "99999999999", "-12345678901", "0.5", "1.5");
        show(8, 2, "12345.67", "123456.78", "1234567.89", "12345678.9", "123456789.5", "-1234567.5", "0.125", "0.375");
    }

    static void show(int length, int decimals, String... values) {
        System.out.println("N, length " + length + ", decimals " + decimals);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DBFField field = new DBFField("V", DBFDataType.NUMERIC, length, decimals);
        DBFWriter writer = new DBFWriter(file);
        writer.setFields(new DBFField[] {field});
        for (String value : values) {
            writer.addRecord(new Object[] {new BigDecimal(value)});
        }
        writer.close();
        List<Object> read = new ArrayList<>();
        DBFReader reader = new DBFReader(new ByteArrayInputStream(file.toByteArray()));
        for (Object[] row = reader.nextRecord(); row != null; row = reader.nextRecord()) {
            read.add(row[0]);
        }
        reader.close();
        for (int i = 0; i < values.length; i++) {
            System.out.println("  " + values[i] + " -> " + read.get(i));
        }
    }
}
JAVA
cat > expected.txt <<'SEEN'
javadbf 1.14.1
N, length 10, decimals 0
  1234567890 -> 1234567890
  9999999999 -> 9999999999
  12345678901 -> 1234567890
  99999999999 -> 9999999999
  -12345678901 -> -123456789
  0.5 -> 0
  1.5 -> 2
N, length 8, decimals 2
  12345.67 -> 12345.67
  123456.78 -> 123456.7
  1234567.89 -> 1234567
  12345678.9 -> 12345678
  123456789.5 -> 12345678
  -1234567.5 -> -1234567
  0.125 -> 0.12
  0.375 -> 0.38
SEEN
java -Duser.language=en -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
