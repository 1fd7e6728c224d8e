#!/usr/bin/env bash
# One would expect of an iCalendar recurrence that the instance of 02:30 in the night in which clocks go back is the first of the two, as
# "the DATE-TIME value refers to the first occurrence of the referenced time" (RFC 5545, 3.3.5), that each hour and each half hour of that
# night has its instance, and that none comes twice, as duplicate instances are ignored (3.8.5.3).
# biweekly 0.6.8 and lib-recur 0.17.1 take the second: a daily event of 02:30 is an hour late on 25 October 2026, HOURLY has nothing for two
# hours after 01:00, and a rule of half hours nothing for an hour and a half; on 29 March HOURLY has 03:00 twice, once for the hour that is
# not there, so that with a COUNT it ends an hour early. ical4j 4.4.0 has the first occurrence, all hours and none twice.
# This hurts whoever takes the hours of a tariff, of a shift or of readings that are due from a calendar: an hour of October belongs to
# nobody, a reading of March is counted twice, and the same calendar has other hours in another program. So take ical4j, or rules in UTC.
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
    <dependency><groupId>net.sf.biweekly</groupId><artifactId>biweekly</artifactId><version>0.6.8</version></dependency>
    <dependency><groupId>org.dmfs</groupId><artifactId>lib-recur</artifactId><version>0.17.1</version></dependency>
    <dependency><groupId>org.mnode.ical4j</groupId><artifactId>ical4j</artifactId><version>4.4.0</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import biweekly.Biweekly;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import net.fortuna.ical4j.model.Recur;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;

public class Look {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    public static void main(String[] args) throws InvalidRecurrenceRuleException {
        System.out.println("biweekly 0.6.8, lib-recur 0.17.1, ical4j 4.4.0");
        show("20261024T023000", "FREQ=DAILY;COUNT=3");
        show("20261025T000000", "FREQ=HOURLY;COUNT=6");
        show("20261025T013000", "FREQ=MINUTELY;INTERVAL=30;COUNT=6");
        show("20260329T000000", "FREQ=HOURLY;COUNT=5");
    }

    static void show(String start, String rule) throws InvalidRecurrenceRuleException {
        System.out.println("  Berlin, " + start + ", " + rule);
        System.out.println("    biweekly  " + text(biweekly(start, rule)));
        System.out.println("    lib-recur " + text(libRecur(start, rule)));
        System.out.println("    ical4j    " + text(ical4j(start, rule)));
    }

    static List<Instant> biweekly(String start, String rule) {
        var event = Biweekly.parse("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:finding\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z"
                + "\r\nDTSTART;TZID=Europe/Berlin:" + start + "\r\nRRULE:" + rule + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
                .first().getEvents().get(0);
        List<Instant> found = new ArrayList<>();
        event.getDateIterator(TimeZone.getTimeZone(BERLIN)).forEachRemaining(each -> found.add(each.toInstant()));
        return found;
    }

    static List<Instant> libRecur(String start, String rule) throws InvalidRecurrenceRuleException {
        List<Instant> found = new ArrayList<>();
        for (var all = new RecurrenceRule(rule).iterator(DateTime.parse(TimeZone.getTimeZone(BERLIN), start)); all.hasNext();) {
            found.add(Instant.ofEpochMilli(all.nextMillis()));
        }
        return found;
    }

    static List<Instant> ical4j(String start, String rule) {
        ZonedDateTime from = LocalDateTime.parse(start, DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss")).atZone(BERLIN);
        return new Recur<ZonedDateTime>(rule).getDates(from, from, from.plusDays(9)).stream().map(ZonedDateTime::toInstant).toList();
    }

    static String text(List<Instant> times) {
        return String.join(" ", times.stream().map(each -> each.atZone(BERLIN).format(DateTimeFormatter.ofPattern("dd.HH:mmx"))).toList());
    }
}
JAVA
look() { java -Duser.timezone=UTC -cp "$(cat classpath)" Look.java; }
cat > expected.txt <<'SEEN'
biweekly 0.6.8, lib-recur 0.17.1, ical4j 4.4.0
  Berlin, 20261024T023000, FREQ=DAILY;COUNT=3
    biweekly  24.02:30+02 25.02:30+01 26.02:30+01
    lib-recur 24.02:30+02 25.02:30+01 26.02:30+01
    ical4j    24.02:30+02 25.02:30+02 26.02:30+01
  Berlin, 20261025T000000, FREQ=HOURLY;COUNT=6
    biweekly  25.00:00+02 25.01:00+02 25.02:00+01 25.03:00+01 25.04:00+01 25.05:00+01
    lib-recur 25.00:00+02 25.01:00+02 25.02:00+01 25.03:00+01 25.04:00+01 25.05:00+01
    ical4j    25.00:00+02 25.01:00+02 25.02:00+02 25.02:00+01 25.03:00+01 25.04:00+01
  Berlin, 20261025T013000, FREQ=MINUTELY;INTERVAL=30;COUNT=6
    biweekly  25.01:30+02 25.02:00+01 25.02:30+01 25.03:00+01 25.03:30+01 25.04:00+01
    lib-recur 25.01:30+02 25.02:00+01 25.02:30+01 25.03:00+01 25.03:30+01 25.04:00+01
    ical4j    25.01:30+02 25.02:00+02 25.02:30+02 25.02:00+01 25.02:30+01 25.03:00+01
  Berlin, 20260329T000000, FREQ=HOURLY;COUNT=5
    biweekly  29.00:00+01 29.01:00+01 29.03:00+02 29.03:00+02 29.04:00+02
    lib-recur 29.00:00+01 29.01:00+01 29.03:00+02 29.03:00+02 29.04:00+02
    ical4j    29.00:00+01 29.01:00+01 29.03:00+02 29.04:00+02 29.05:00+02
SEEN
look 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
