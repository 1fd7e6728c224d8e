#!/usr/bin/env bash
# One would expect of bars of one minute that are aggregated to bars of five that these begin at every fifth minute, whether all minutes are
# there or not: a minute without trades has no bar. And that onlyFinalBars, the default, leaves out what is not complete.
# With ta4j 0.17, the newest for JDK 17, and 0.22.2, each aggregated bar begins where the first bar begins that no other has. Where the
# minute is missing at which a bar would begin, it and all behind it begin a minute later, until the next such gap: 9:06, 9:11, 9:16. A
# minute missing elsewhere moves nothing, so that two series of the same hour have bars of different times. A bar of which minutes are
# missing is final all the same.
# This hurts whoever draws them beside those of an exchange, joins two series by time or goes on after a restart: open, close and volume are
# of other minutes than elsewhere, and a join finds nothing. So fill the gaps before, with bars of the last close, or aggregate in the
# database.
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
    <dependency><groupId>org.ta4j</groupId><artifactId>ta4j-core</artifactId><version>0.17</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.ta4j.core.Bar;
import org.ta4j.core.BaseBar;
import org.ta4j.core.aggregator.DurationBarAggregator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

public class Look {
    private static final ZonedDateTime NINE = ZonedDateTime.parse("2026-01-05T09:00:00Z");

    public static void main(String[] args) {
        System.out.println("ta4j 0.17, each minute is its own price, of volume 1");
        show("all minutes", List.of());
        show("without 9:03", List.of(3));
        show("without 9:05", List.of(5));
        show("without 9:05 and 9:16", List.of(5, 16));
        show("without 9:21 to 9:24", List.of(21, 22, 23, 24));
    }

    private static void show(String name, List<Integer> missing) {
        List<Bar> bars = new ArrayList<>();
        for (int minute = 0; minute < 28; minute++) {
            if (!missing.contains(minute)) {
                Num price = DoubleNum.valueOf(minute);
                bars.add(new BaseBar(
                        Duration.ofMinutes(1), NINE.plusMinutes(minute + 1), price, price, price, price, DoubleNum.valueOf(1), price));
            }
        }
        StringBuilder line = new StringBuilder(name + ":");
        for (Bar bar : new DurationBarAggregator(Duration.ofMinutes(5)).aggregate(bars)) {
            line.append(' ').append(bar.getBeginTime().toLocalTime()).append('=').append(bar.getVolume().intValue());
        }
        System.out.println(line);
    }
}
JAVA
cat > expected.txt <<'SEEN'
ta4j 0.17, each minute is its own price, of volume 1
all minutes: 09:00=5 09:05=5 09:10=5 09:15=5 09:20=5
without 9:03: 09:00=4 09:05=5 09:10=5 09:15=5 09:20=5
without 9:05: 09:00=5 09:06=5 09:11=5 09:16=5 09:21=5
without 9:05 and 9:16: 09:00=5 09:06=5 09:11=5 09:17=5 09:22=5
without 9:21 to 9:24: 09:00=5 09:05=5 09:10=5 09:15=5 09:20=1
SEEN
java -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
