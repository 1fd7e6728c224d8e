#!/usr/bin/env bash
# One would expect of bins over values that each value is in one of them, as with binByInt of the same library, and as its documentation has
# it: "group any T items into bins" (README of kotlin-statistics, "Slicing by Ranges/Bins/Buckets", where each of eight sales is in one).
# With kotlin-statistics 1.2.1 the bins of binByDouble and binByBigDecimal leave out their end, and no bin begins at the greatest value
# where that is a whole number of steps from the least: 0, 5 and 10 in bins of 5 are two bins with one value each, and 10 is in none; of
# percentages in steps of 10 from 0 to 100 the hundreds are gone. Where all values are the same there is no bin at all, in binByInt
# neither. With endExclusive = true, which binByComparable has, the bins have gaps: in steps of 5 from 0 on 4 and 9 are in none.
# This hurts whoever draws a histogram: the peak itself is missing, the counts add up to less than the values, and it shows only where the
# greatest value is a round one, as at a limit, a full tank or 100 %. So give rangeStart, a little below the least, or count the values.
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
    <dependency><groupId>org.nield</groupId><artifactId>kotlin-statistics</artifactId><version>1.2.1</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.nield.kotlinstatistics.BigDecimalStatisticsKt;
import org.nield.kotlinstatistics.BinKt;
import org.nield.kotlinstatistics.BinModel;
import org.nield.kotlinstatistics.DoubleStatisticsKt;
import org.nield.kotlinstatistics.IntegerStatisticsKt;

public class Look {
    public static void main(String[] args) {
        System.out.println("kotlin-statistics 1.2.1");
        List<Double> percents = new ArrayList<>();
        for (int i = 0; i <= 100; i += 10) {
            percents.add((double) i);
        }
        doubles(List.of(0.0, 5.0, 10.0), 5);
        doubles(List.of(0.0, 5.0, 10.1), 5);
        doubles(percents, 10);
        doubles(List.of(21.5, 21.5, 21.5), 5);
        show("binByBigDecimal", List.of(BigDecimal.ZERO, BigDecimal.TEN), BigDecimalStatisticsKt.binByBigDecimal(
                List.of(BigDecimal.ZERO, BigDecimal.TEN), new BigDecimal(5), value -> value, null));
        List<Integer> wholes = List.of(0, 4, 5, 9, 10);
        show("binByInt", wholes, IntegerStatisticsKt.binByInt(wholes, 5, value -> value, (Integer) null));
        show("binByInt", List.of(7, 7), IntegerStatisticsKt.binByInt(List.of(7, 7), 5, value -> value, (Integer) null));
        show("binByComparable, its end excluded", wholes,
                BinKt.binByComparable(wholes, 5, value -> value + 1, value -> value, (Integer) null, true));
    }

    static void doubles(List<Double> values, double step) {
        show("binByDouble", values, DoubleStatisticsKt.binByDouble(values, step, value -> value, (Double) null));
    }

    static <T, C extends Comparable<? super C>> void show(String how, List<T> values, BinModel<List<T>, C> model) {
        List<T> missing = new ArrayList<>(values);
        model.getBins().forEach(bin -> bin.getValue().forEach(missing::remove));
        System.out.println("  " + how + " of " + values + ": " + model.getBins().size() + " bins, in none of them: " + missing);
    }
}
JAVA
cat > expected.txt <<'SEEN'
kotlin-statistics 1.2.1
  binByDouble of [0.0, 5.0, 10.0]: 2 bins, in none of them: [10.0]
  binByDouble of [0.0, 5.0, 10.1]: 3 bins, in none of them: []
  binByDouble of [0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0, 100.0]: 10 bins, in none of them: [100.0]
  binByDouble of [21.5, 21.5, 21.5]: 0 bins, in none of them: [21.5, 21.5, 21.5]
  binByBigDecimal of [0, 10]: 2 bins, in none of them: [10]
  binByInt of [0, 4, 5, 9, 10]: 3 bins, in none of them: []
  binByInt of [7, 7]: 0 bins, in none of them: [7, 7]
  binByComparable, its end excluded of [0, 4, 5, 9, 10]: 3 bins, in none of them: [4, 9]
SEEN
java -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
