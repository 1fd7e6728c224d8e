#!/usr/bin/env bash
# One would expect of a predictor that it has the minutes at which a pattern matches in its zone, as "a predictor is able to predict when a
# scheduling pattern will be matched" (Javadoc of cron4j's Predictor), and setTimeZone sets "the time zone for predictions".
# With cron4j 2.2.5 the prediction and the pattern, and so the scheduler, part: where clocks go back, the first of the two hours is missing
# from the prediction, so that every half hour has 02:30 once and nothing for the hour and a half after 01:30, though the pattern matches in
# both hours. Where they go forward, 02:30 is predicted for 03:30, at which the pattern does not match and nothing runs. And the minute
# after the last one is looked at in the zone of the machine: on one in UTC each minute of a Monday of Tokyo is 1980 minutes, 33 hours.
# This hurts whoever counts what should have come, to find what is missing, or shades the hours of a tariff: two readings of October are not
# expected, one of March is awaited in vain, and the night from Monday to Tuesday is Monday. So walk the minutes and ask
# SchedulingPattern.match(zone, time), which is right.
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
    <dependency><groupId>it.sauronsoftware.cron4j</groupId><artifactId>cron4j</artifactId><version>2.2.5</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import it.sauronsoftware.cron4j.Predictor;
import it.sauronsoftware.cron4j.SchedulingPattern;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;

public class Look {
    public static void main(String[] args) {
        System.out.println("cron4j 2.2.5, " + TimeZone.getDefault().getID());
        show("*/30 * * * *", "Europe/Berlin", "2026-10-25T00:59+02:00", "2026-10-25T04:00+01:00");
        show("30 2 * * *", "Europe/Berlin", "2026-03-28T00:00+01:00", "2026-03-31T00:00+02:00");
        show("* * * * 1", "Asia/Tokyo", "2026-07-05T23:59+09:00", "2026-07-09T00:00+09:00");
    }

    static void show(String pattern, String zone, String from, String to) {
        Instant start = OffsetDateTime.parse(from).toInstant();
        Instant end = OffsetDateTime.parse(to).toInstant();
        Predictor predictor = new Predictor(pattern, start.toEpochMilli());
        predictor.setTimeZone(TimeZone.getTimeZone(zone));
        List<Instant> predicted = new ArrayList<>();
        for (Instant next = predictor.nextMatchingDate().toInstant(); next.isBefore(end); next = predictor.nextMatchingDate().toInstant()) {
            predicted.add(next);
        }
        SchedulingPattern matcher = new SchedulingPattern(pattern);
        List<Instant> matching = new ArrayList<>();
        for (Instant each = start.plus(Duration.ofMinutes(1)); each.isBefore(end); each = each.plus(Duration.ofMinutes(1))) {
            if (matcher.match(TimeZone.getTimeZone(zone), each.toEpochMilli())) {
                matching.add(each);
            }
        }
        System.out.println("  " + pattern + ", " + zone + ", from " + from + " to " + to);
        System.out.println("    predicted " + text(predicted, zone));
        System.out.println("    matching  " + text(matching, zone));
    }

    static String text(List<Instant> times, String zone) {
        List<String> all = times.stream().map(each -> each.atZone(ZoneId.of(zone)).toOffsetDateTime().toString()).toList();
        return all.size() > 10 ? all.size() + " minutes, the last " + all.get(all.size() - 1) : String.join("\n              ", all);
    }
}
JAVA
look() { java -Duser.timezone=UTC -cp "$(cat classpath)" Look.java; }
cat > expected.txt <<'SEEN'
cron4j 2.2.5, UTC
  */30 * * * *, Europe/Berlin, from 2026-10-25T00:59+02:00 to 2026-10-25T04:00+01:00
    predicted 2026-10-25T01:00+02:00
              2026-10-25T01:30+02:00
              2026-10-25T02:00+01:00
              2026-10-25T02:30+01:00
              2026-10-25T03:00+01:00
              2026-10-25T03:30+01:00
    matching  2026-10-25T01:00+02:00
              2026-10-25T01:30+02:00
              2026-10-25T02:00+02:00
              2026-10-25T02:30+02:00
              2026-10-25T02:00+01:00
              2026-10-25T02:30+01:00
              2026-10-25T03:00+01:00
              2026-10-25T03:30+01:00
  30 2 * * *, Europe/Berlin, from 2026-03-28T00:00+01:00 to 2026-03-31T00:00+02:00
    predicted 2026-03-28T02:30+01:00
              2026-03-29T03:30+02:00
              2026-03-30T02:30+02:00
    matching  2026-03-28T02:30+01:00
              2026-03-30T02:30+02:00
  * * * * 1, Asia/Tokyo, from 2026-07-05T23:59+09:00 to 2026-07-09T00:00+09:00
    predicted 1980 minutes, the last 2026-07-07T08:59+09:00
    matching  1440 minutes, the last 2026-07-06T23:59+09:00
SEEN
look 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
