#!/usr/bin/env bash
# One would expect of a library for ODS files that a number comes out as it went in, as office:value is a double of XML Schema, which may
# have all digits and an exponent with e or E, with a sign or without (OpenDocument 1.2, part 1, office:value; XML Schema, part 2, 3.2.5).
# SODS 1.8.0 writes a currency and a percentage with three digits behind the point at most: 0.28754 EUR for a kilowatt hour are 0.288, and
# 12.34 % are 12.3 %; above 999 a percentage gets a comma, "1,234.5", which is no double. Plain numbers are written whole, but read only as
# far as DecimalFormat understands them: 1e-07, as Python writes it, is 1, 1.5E+20, as printf does, is 1.5, and new BigDecimal("1E+3"),
# which SODS has itself written, is 1. 1E-07 is right.
# This hurts whoever keeps prices or shares in a sheet: 30,000 kWh at 0.28754 cost 13.80 more, a yield of 98.765 % is 98.8 %, and a value
# of some millionths is the highest of its column. So write both as plain numbers, and read files of others with another library.
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
    <dependency><groupId>com.github.miachm.sods</groupId><artifactId>SODS</artifactId><version>1.8.0</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import com.github.miachm.sods.OfficeCurrency;
import com.github.miachm.sods.OfficePercentage;
import com.github.miachm.sods.Sheet;
import com.github.miachm.sods.SpreadSheet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

public class Look {
    public static void main(String[] args) throws IOException {
        System.out.println("SODS 1.8.0");
        Currency euro = Currency.getInstance("EUR");
        for (Object each : new Object[] {
            0.28754, new OfficeCurrency(euro, 0.28754), new OfficePercentage(0.1234), new OfficePercentage(1234.5), 1e-7,
            new BigDecimal("1E+3"),
        }) {
            byte[] file = written(each);
            System.out.println("  written " + plain(each) + " as a " + each.getClass().getSimpleName() + ": "
                    + content(file).replaceAll("(?s).*office:value=\"([^\"]*)\".*", "$1") + ", read " + plain(read(file)));
        }
        for (String each : new String[] {"1E-07", "1e-07", "-2.5e-3", "1.5E+20"}) {
            byte[] file = withContent(written(0.28754), content(written(0.28754)).replace("\"0.28754\"", "\"" + each + "\""));
            System.out.println("  in the file " + each + ": read " + read(file));
        }
    }

    static byte[] written(Object value) throws IOException {
        Sheet sheet = new Sheet("sheet", 1, 1);
        sheet.getRange(0, 0).setValue(value);
        SpreadSheet book = new SpreadSheet();
        book.appendSheet(sheet);
        var out = new ByteArrayOutputStream();
        book.save(out);
        return out.toByteArray();
    }

    static Object read(byte[] file) throws IOException {
        return new SpreadSheet(new ByteArrayInputStream(file)).getSheet(0).getRange(0, 0).getValue();
    }

    static Object plain(Object value) {
        return value instanceof OfficeCurrency currency ? currency.getValue()
                : value instanceof OfficePercentage percentage ? percentage.getValue() : value;
    }

    static String content(byte[] file) throws IOException {
        try (var in = new ZipInputStream(new ByteArrayInputStream(file))) {
            while (!in.getNextEntry().getName().equals("content.xml")) {
                in.closeEntry();
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The file with another content, as another program would have written it. */
    static byte[] withContent(byte[] file, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(file)); var out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(entry.getName().equals("content.xml") ? content.getBytes(StandardCharsets.UTF_8) : in.readAllBytes());
            }
        }
        return bytes.toByteArray();
    }
}
JAVA
cat > expected.txt <<'SEEN'
SODS 1.8.0
  written 0.28754 as a Double: 0.28754, read 0.28754
  written 0.28754 as a OfficeCurrency: 0.288, read 0.288
  written 0.1234 as a OfficePercentage: 0.123, read 0.123
  written 1234.5 as a OfficePercentage: 1,234.5, read 1234.5
  written 1.0E-7 as a Double: 1.0E-7, read 1.0E-7
  written 1E+3 as a BigDecimal: 1E+3, read 1.0
  in the file 1E-07: read 1.0E-7
  in the file 1e-07: read 1.0
  in the file -2.5e-3: read -2.5
  in the file 1.5E+20: read 1.5
SEEN
java -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
