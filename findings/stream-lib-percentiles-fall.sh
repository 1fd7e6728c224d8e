#!/usr/bin/env bash
# One would expect of percentiles that they do not fall from one to the next, that none is below the least value or above the greatest, and
# that half of the values lie on each side of the median; a t-digest of a few values knows all of them (Dunning and Ertl, "Computing
# extremely accurate quantiles using t-digests").
# The TDigest of stream-lib 2.9.8 has every value, but its percentiles are between the wrong two: of 1 to 5 the lowest is 2, the 25th 1.75,
# the median 2.5 and the 90th 5.5; of 1, 2 and 3 the 75th is 3.75 and the 90th 3.3. Of 1 to 100 the median is 49. Of one value there is
# none, but an IllegalArgumentException. Dunning's own t-digest 3.3 has medians of 3, 2 and 50.5 for these three, and stays within the
# values.
# This hurts dashboards of services with few requests, or of the first minutes: a 90th percentile that no request took, a 75th above the
# 90th, an alarm at a limit that was never crossed; with a thousand values they are one value too low. So use com.tdunning:t-digest, or sort
# as long as there are few.
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
    <dependency><groupId>com.clearspring.analytics</groupId><artifactId>stream</artifactId><version>2.9.8</version></dependency>
    <dependency><groupId>com.tdunning</groupId><artifactId>t-digest</artifactId><version>3.3</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import com.clearspring.analytics.stream.quantile.TDigest;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

public class Look {
    static final double[] FRACTIONS = {0, 0.01, 0.25, 0.5, 0.75, 0.9, 0.99, 1};

    public static void main(String[] args) {
        for (int count : new int[] {1, 2, 3, 5, 10, 100}) {
            TDigest digest = new TDigest(100, new Random(1));
            com.tdunning.math.stats.TDigest other = com.tdunning.math.stats.TDigest.createMergingDigest(100);
            for (int value = 1; value <= count; value++) {
                digest.add(value);
                other.add(value);
            }
            System.out.println("1 to " + count);
            System.out.println("  stream-lib 2.9.8" + percentiles(digest::quantile));
            System.out.println("  t-digest 3.3" + percentiles(other::quantile));
        }
    }

    static String percentiles(DoubleUnaryOperator quantile) {
        StringBuilder text = new StringBuilder();
        for (double fraction : FRACTIONS) {
            String value;
            try {
                value = String.format("%.2f", quantile.applyAsDouble(fraction));
            } catch (IllegalArgumentException e) {
                value = "none";
            }
            text.append(String.format(" %.0f%%: %s", fraction * 100, value));
        }
        return text.toString();
    }
}
JAVA
cat > expected.txt <<'SEEN'
1 to 1
  stream-lib 2.9.8 0%: none 1%: none 25%: none 50%: none 75%: none 90%: none 99%: none 100%: none
  t-digest 3.3 0%: 1.00 1%: 1.00 25%: 1.00 50%: 1.00 75%: 1.00 90%: 1.00 99%: 1.00 100%: 1.00
1 to 2
  stream-lib 2.9.8 0%: 0.50 1%: 0.52 25%: 1.00 50%: 1.50 75%: 2.00 90%: 2.30 99%: 2.48 100%: 2.50
  t-digest 3.3 0%: 1.00 1%: 1.00 25%: 1.00 50%: 2.00 75%: 2.00 90%: 2.00 99%: 2.00 100%: 2.00
1 to 3
  stream-lib 2.9.8 0%: 2.00 1%: 1.97 25%: 1.25 50%: 1.50 75%: 3.75 90%: 3.30 99%: 3.03 100%: 3.00
  t-digest 3.3 0%: 1.00 1%: 1.00 25%: 1.00 50%: 2.00 75%: 3.00 90%: 3.00 99%: 3.00 100%: 3.00
1 to 5
  stream-lib 2.9.8 0%: 2.00 1%: 1.95 25%: 1.75 50%: 2.50 75%: 3.25 90%: 5.50 99%: 5.05 100%: 5.00
  t-digest 3.3 0%: 1.00 1%: 1.00 25%: 2.00 50%: 3.00 75%: 4.00 90%: 5.00 99%: 5.00 100%: 5.00
1 to 10
  stream-lib 2.9.8 0%: 2.00 1%: 1.90 25%: 2.50 50%: 4.00 75%: 7.50 90%: 8.00 99%: 10.10 100%: 10.00
  t-digest 3.3 0%: 1.00 1%: 1.00 25%: 3.00 50%: 6.00 75%: 8.00 90%: 10.00 99%: 10.00 100%: 10.00
1 to 100
  stream-lib 2.9.8 0%: 2.00 1%: 1.00 25%: 24.00 50%: 49.00 75%: 74.00 90%: 89.00 99%: 98.00 100%: 100.00
  t-digest 3.3 0%: 1.00 1%: 2.00 25%: 26.00 50%: 50.50 75%: 76.00 90%: 91.00 99%: 100.00 100%: 100.00
SEEN
java -Duser.language=en -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
