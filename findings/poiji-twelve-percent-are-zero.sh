#!/usr/bin/env bash
# One would expect of a library that maps the rows of an Excel sheet to objects that a cell of the number 0.1234 is 0.1234 in a Double,
# whatever format it is shown in, as the file has the number itself; that what it cannot convert is an error, or null; and that a cell
# with a date gives that date or none.
# Poiji 4.5.0 parses the text that Excel would show: with the format 0.00 the number is 0.12, and where there is anything beside digits,
# as in 12.3%, 5 kW or 1.23E+03, the Double is 0.0. As an Integer 2.7 is 0, and three billions are -1294967296. A date in another format
# than the one set, dd/M/yyyy by default, is now, the moment of reading. No exception is thrown. With preferNullOverDefault what is not
# read is null.
# This hurts whoever imports a sheet of measurements or of costs: shares are 0, small numbers are rounded to what the column is wide
# enough for, and a whole column of times is the moment of the import, which looks like a measurement of just now. So set rawData(true),
# which keeps the numbers, with preferNullOverDefault(true), and the pattern of each column of times.
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
    <dependency><groupId>com.github.ozlerhakan</groupId><artifactId>poiji</artifactId><version>4.5.0</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import com.poiji.annotation.ExcelCellName;
import com.poiji.bind.Poiji;
import com.poiji.option.PoijiOptions;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

public class Look {
    public static class Measured {
        @ExcelCellName("time")
        public LocalDateTime time;

        @ExcelCellName("value")
        public Double value;

        @ExcelCellName("count")
        public Integer count;
    }

    public static void main(String[] args) throws IOException {
        System.out.println("poiji 4.5.0");
        for (String[] each : new String[][] {
            {"0.1234", "General", "5"}, {"0.1234", "0.00", "5"}, {"0.1234", "0.0%", "5"}, {"1234.5678", "0.00E+00", "5"},
            {"5", "0\" kW\"", "3000000000"}, {"0.004", "#,##0.00", "2.7"},
        }) {
            File file = write(Double.parseDouble(each[0]), each[1], Double.parseDouble(each[2]));
            System.out.println(each[0] + " in " + each[1] + ", count " + each[2]);
            show("default", file, PoijiOptions.PoijiOptionsBuilder.settings().build());
            show("rawData", file, PoijiOptions.PoijiOptionsBuilder.settings().rawData(true).build());
            show("preferNullOverDefault", file, PoijiOptions.PoijiOptionsBuilder.settings().preferNullOverDefault(true).build());
        }
    }

    static void show(String name, File file, PoijiOptions options) {
        List<Measured> rows = Poiji.fromExcel(file, Measured.class, options);
        for (Measured row : rows) {
            boolean now = row.time != null && Duration.between(row.time, LocalDateTime.now()).abs().toHours() < 1;
            System.out.println("  " + name + ": " + (now ? "now" : row.time) + " " + row.value + " " + row.count);
        }
    }

    /** A sheet with a row of a time in 2025, this number and this count. */
    static File write(double number, String format, double count) throws IOException {
        File file = new File("measured.xlsx");
        try (Workbook workbook = new XSSFWorkbook(); OutputStream out = new FileOutputStream(file)) {
            Sheet sheet = workbook.createSheet();
            Row head = sheet.createRow(0);
            head.createCell(0).setCellValue("time");
            head.createCell(1).setCellValue("value");
            head.createCell(2).setCellValue("count");
            Row row = sheet.createRow(1);
            Cell time = row.createCell(0);
            time.setCellValue(LocalDateTime.of(2025, 7, 5, 12, 30));
            time.setCellStyle(style(workbook, "yyyy-mm-dd hh:mm"));
            Cell value = row.createCell(1);
            value.setCellValue(number);
            value.setCellStyle(style(workbook, format));
            row.createCell(2).setCellValue(count);
            workbook.write(out);
        }
        return file;
    }

    static CellStyle style(Workbook workbook, String format) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }
}
JAVA
cat > expected.txt <<'SEEN'
poiji 4.5.0
0.1234 in General, count 5
  default: now 0.1234 5
  rawData: now 0.1234 5
  preferNullOverDefault: null 0.1234 5
0.1234 in 0.00, count 5
  default: now 0.12 5
  rawData: now 0.1234 5
  preferNullOverDefault: null 0.12 5
0.1234 in 0.0%, count 5
  default: now 0.0 5
  rawData: now 0.1234 5
  preferNullOverDefault: null null 5
1234.5678 in 0.00E+00, count 5
  default: now 0.0 5
  rawData: now 1234.5678 5
  preferNullOverDefault: null null 5
5 in 0" kW", count 3000000000
  default: now 0.0 -1294967296
  rawData: now 5.0 -1294967296
  preferNullOverDefault: null null -1294967296
0.004 in #,##0.00, count 2.7
  default: now 0.0 0
  rawData: now 0.004 0
  preferNullOverDefault: null 0.0 null
SEEN
java -Duser.language=en -Duser.timezone=UTC -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
