#!/usr/bin/env bash
# One would expect of sunrise and sunset "for the given date" (its README and Javadoc) that they are the same whatever time of day the
# Calendar of that date has, that they are right to a minute or two in every zone, and that a sunset comes after the sunrise of its day.
# com.luckycatlabs:SunriseSunsetCalculator 1.2 asks at the time of the Calendar whether summer time is in force: for 29 March 2026, 00:00,
# the sun rises in Berlin at 05:49 instead of 06:49 and sets an hour early, on 25 October an hour late; for noon it is right. It
# rounds a zone's offset to two digits and takes summer time for an hour: Lord Howe (+10:30, +11:00) is half an hour late in winter and an
# hour in summer, Chatham (+12:45) 15 minutes, Kathmandu two or three. Where the sun sets after midnight, as at midsummer in
# Reykjavik, the sunset has the date of the day, 24 hours early, before its sunrise. suncalc 1.9.0 is beside it.
# This hurts whoever steps through days at midnight, as one does for a year's table or a chart: twice a year the light is switched, or the
# yield of a roof is compared, with an hour too few or too many. So ask with a Calendar at noon, and check that the sunset is later.
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
    <dependency><groupId>com.luckycatlabs</groupId><artifactId>SunriseSunsetCalculator</artifactId><version>1.2</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  suncalc@1.9.0

cat > Look.java <<'JAVA'
import com.luckycatlabs.sunrisesunset.SunriseSunsetCalculator;
import com.luckycatlabs.sunrisesunset.dto.Location;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;

public class Look {
    public static void main(String[] args) {
        System.out.println("SunriseSunsetCalculator 1.2");
        show("52.52", "13.40", "Europe/Berlin", "2026-03-29T00:00", "2026-03-29T12:00", "2026-10-25T00:00", "2026-10-25T12:00");
        show("-31.55", "159.08", "Australia/Lord_Howe", "2026-01-05T12:00", "2026-07-05T12:00");
        show("-43.95", "-176.55", "Pacific/Chatham", "2026-07-05T12:00");
        show("64.15", "-21.94", "Atlantic/Reykjavik", "2026-06-21T12:00");
    }

    static void show(String latitude, String longitude, String zone, String... times) {
        var calculator = new SunriseSunsetCalculator(new Location(latitude, longitude), TimeZone.getTimeZone(zone));
        for (String each : times) {
            System.out.println("  " + zone + ", asked with " + each
                    + ": from " + local(calculator.getOfficialSunriseCalendarForDate(calendar(each, zone)), zone)
                    + " to " + local(calculator.getOfficialSunsetCalendarForDate(calendar(each, zone)), zone));
        }
    }

    static Calendar calendar(String time, String zone) {
        return GregorianCalendar.from(LocalDateTime.parse(time).atZone(ZoneId.of(zone)));
    }

    static LocalDateTime local(Calendar calendar, String zone) {
        return calendar.toInstant().atZone(ZoneId.of(zone)).toLocalDateTime();
    }
}
JAVA
cat > look.cjs <<'JS'
console.log('suncalc', require('suncalc/package.json').version);
const { getTimes } = require('suncalc');
for (const [latitude, longitude, zone, noon] of [
  [52.52, 13.4, 'Europe/Berlin', '2026-03-29T10:00Z'],
  [52.52, 13.4, 'Europe/Berlin', '2026-10-25T11:00Z'],
  [-31.55, 159.08, 'Australia/Lord_Howe', '2026-01-05T01:00Z'],
  [-31.55, 159.08, 'Australia/Lord_Howe', '2026-07-05T01:30Z'],
  [-43.95, -176.55, 'Pacific/Chatham', '2026-07-04T23:15Z'],
  [64.15, -21.94, 'Atlantic/Reykjavik', '2026-06-21T12:00Z'],
]) {
  const { sunrise, sunset } = getTimes(new Date(noon), latitude, longitude);
  const local = (time) => time.toLocaleString('sv', { timeZone: zone }).slice(0, 16).replace(' ', 'T');
  console.log(`  ${zone}: from ${local(sunrise)} to ${local(sunset)}`);
}
JS
look() { java -cp "$(cat classpath)" Look.java; node look.cjs; }
cat > expected.txt <<'SEEN'
SunriseSunsetCalculator 1.2
  Europe/Berlin, asked with 2026-03-29T00:00: from 2026-03-29T05:49 to 2026-03-29T18:35
  Europe/Berlin, asked with 2026-03-29T12:00: from 2026-03-29T06:49 to 2026-03-29T19:35
  Europe/Berlin, asked with 2026-10-25T00:00: from 2026-10-25T07:49 to 2026-10-25T17:51
  Europe/Berlin, asked with 2026-10-25T12:00: from 2026-10-25T06:49 to 2026-10-25T16:51
  Australia/Lord_Howe, asked with 2026-01-05T12:00: from 2026-01-05T06:25 to 2026-01-05T20:33
  Australia/Lord_Howe, asked with 2026-07-05T12:00: from 2026-07-05T07:24 to 2026-07-05T17:33
  Pacific/Chatham, asked with 2026-07-05T12:00: from 2026-07-05T08:21 to 2026-07-05T17:21
  Atlantic/Reykjavik, asked with 2026-06-21T12:00: from 2026-06-21T02:55 to 2026-06-21T00:04
suncalc 1.9.0
  Europe/Berlin: from 2026-03-29T06:49 to 2026-03-29T19:35
  Europe/Berlin: from 2026-10-25T06:50 to 2026-10-25T16:52
  Australia/Lord_Howe: from 2026-01-05T05:26 to 2026-01-05T19:33
  Australia/Lord_Howe: from 2026-07-05T06:54 to 2026-07-05T17:03
  Pacific/Chatham: from 2026-07-05T08:07 to 2026-07-05T17:06
  Atlantic/Reykjavik: from 2026-06-21T02:56 to 2026-06-22T00:05
SEEN
look 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
