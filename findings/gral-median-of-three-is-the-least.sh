#!/usr/bin/env bash
# One would expect of a median filter the value in the middle of its window, of statistics a skewness of 0 for what is symmetric, and of a
# histogram that each value between its first and its last edge is in one of its bins.
# gral-core 0.11 counts the values of a window from one and takes the half of an odd number rounded down: the median of three is the least
# of them, that of five the second, while those of two and four are right. The skewness has the 3 taken off that belongs to the kurtosis, so
# that of 1 to 9 is -3. And a histogram of so many bins ends at the greatest value, which is in none of them.
# This hurts whoever smooths a noisy series before it is drawn: the filtered curve runs along the lower edge of the noise, a dip of one
# point is not removed but three points wide, and peaks are; all that is symmetric looks heavily skewed to the left; and the last bar is one
# short, at a saturated sensor by all that has reached its limit. So filter with a Convolution, add 3, and give the edges.
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
    <dependency><groupId>de.erichseifert.gral</groupId><artifactId>gral-core</artifactId><version>0.11</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import de.erichseifert.gral.data.DataSource;
import de.erichseifert.gral.data.DataTable;
import de.erichseifert.gral.data.filters.Filter;
import de.erichseifert.gral.data.filters.Median;
import de.erichseifert.gral.data.statistics.Histogram1D;
import de.erichseifert.gral.data.statistics.Statistics;
import de.erichseifert.gral.graphics.Orientation;
import java.util.Locale;
import java.util.StringJoiner;

public class Look {
    public static void main(String[] args) {
        System.out.println("gral-core 0.11");
        DataTable series = table(20, 21, 20, 2, 20, 21, 90, 20, 21, 20);
        System.out.println("series: " + text(series));
        for (int window = 2; window <= 5; window++) {
            System.out.println("  median of " + window + ": " + text(new Median(series, window, window / 2, Filter.Mode.REPEAT, 0)));
        }
        DataTable symmetric = table(1, 2, 3, 4, 5, 6, 7, 8, 9);
        System.out.println("1 to 9: skewness " + symmetric.getStatistics().get(Statistics.SKEWNESS)
                + ", in three bins " + text(new Histogram1D(symmetric, Orientation.VERTICAL, 3)));
        DataTable saturated = table(0, 40, 60, 80, 100, 100, 100, 100);
        System.out.println("a sensor that reaches 100 four times, in five bins: "
                + text(new Histogram1D(saturated, Orientation.VERTICAL, 5)));
    }

    @SuppressWarnings("unchecked")
    private static DataTable table(double... values) {
        DataTable table = new DataTable(Double.class);
        for (double value : values) {
            table.add(value);
        }
        return table;
    }

    private static String text(DataSource data) {
        StringJoiner line = new StringJoiner(" ");
        for (int row = 0; row < data.getRowCount(); row++) {
            line.add(String.format(Locale.ROOT, "%.4g", ((Number) data.get(0, row)).doubleValue()).replaceAll("\\.?0+$", ""));
        }
        return line.toString();
    }
}
JAVA
cat > expected.txt <<'SEEN'
gral-core 0.11
series: 20 21 20 2 20 21 90 20 21 20
  median of 2: 20.5 20.5 11 11 20.5 55.5 55 20.5 20.5 20
  median of 3: 20 2 2 2 20 20 20 20 20 20
  median of 4: 20 20 20 20 20.5 20.5 21 20.5 20 20
  median of 5: 20 20 20 20 20 20 20 20 20 20
1 to 9: skewness -3.0, in three bins 3 3 2
a sensor that reaches 100 four times, in five bins: 1 0 1 1 1
SEEN
java -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
