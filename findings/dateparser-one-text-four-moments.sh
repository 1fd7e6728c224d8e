#!/usr/bin/env bash
# One would expect of one parser that a text with an offset is one moment, whichever of its methods reads it, as 2026-07-05T12:30-08:00 is
# 20:30 UTC (ISO 8601, RFC 3339), and its own documentation has a LocalDateTime at the clock of the machine; and that a text without an
# offset is taken for the same zone by all of them.
# com.github.sisyphsu:dateparser 1.0.11 looks for the first zone whose standard time has the offset, and reads the text in that zone, where
# it is summer: its parseCalendar has 12:30-08:00 of July for 19:30 UTC, as in Ensenada, and 12:30-03:30 for 15:00, as in St. John's;
# parseDate is right. Its parseDateTime moves a text with an offset or a Z to the zone of the JVM without its summer time: in Berlin 12:30Z
# is 13:30 instead of 14:30. A text without a zone is in the JVM's for parseDate and in UTC for parseOffsetDateTime, and a zone in brackets,
# "(CEST)", which it takes, changes nothing.
# This hurts whoever reads logs or exports with it: readings move by an hour from spring to autumn, only with some offsets, and join
# those of another method a whole offset away. So take parseDate for texts with an offset, and a LocalDateTime only of texts without.
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
    <dependency><groupId>com.github.sisyphsu</groupId><artifactId>dateparser</artifactId><version>1.0.11</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import com.github.sisyphsu.dateparser.DateParserUtils;
import java.util.TimeZone;

public class Look {
    public static void main(String[] args) {
        System.out.println("dateparser 1.0.11, " + TimeZone.getDefault().getID());
        for (String each : new String[] {
            "2026-01-05T12:30:00-08:00",
            "2026-07-05T12:30:00-08:00",
            "2026-07-05T12:30:00-03:30",
            "2026-07-05T12:30:00Z",
            "2026-07-05 12:30:00 GMT",
            "2026-07-05 12:30:00 (CEST)",
            "2026-07-05 12:30:00",
        }) {
            System.out.println("  " + each);
            System.out.println("    parseDate           " + DateParserUtils.parseDate(each).toInstant());
            System.out.println("    parseCalendar       " + DateParserUtils.parseCalendar(each).toInstant());
            System.out.println("    parseOffsetDateTime " + DateParserUtils.parseOffsetDateTime(each).toInstant());
            System.out.println("    parseDateTime       " + DateParserUtils.parseDateTime(each));
        }
    }
}
JAVA
look() { for zone in Europe/Berlin America/New_York; do java -Duser.timezone=$zone -cp "$(cat classpath)" Look.java; done; }
cat > expected.txt <<'SEEN'
dateparser 1.0.11, Europe/Berlin
  2026-01-05T12:30:00-08:00
    parseDate           2026-01-05T20:30:00Z
    parseCalendar       2026-01-05T20:30:00Z
    parseOffsetDateTime 2026-01-05T20:30:00Z
    parseDateTime       2026-01-05T21:30
  2026-07-05T12:30:00-08:00
    parseDate           2026-07-05T20:30:00Z
    parseCalendar       2026-07-05T19:30:00Z
    parseOffsetDateTime 2026-07-05T20:30:00Z
    parseDateTime       2026-07-05T21:30
  2026-07-05T12:30:00-03:30
    parseDate           2026-07-05T16:00:00Z
    parseCalendar       2026-07-05T15:00:00Z
    parseOffsetDateTime 2026-07-05T16:00:00Z
    parseDateTime       2026-07-05T17:00
  2026-07-05T12:30:00Z
    parseDate           2026-07-05T12:30:00Z
    parseCalendar       2026-07-05T12:30:00Z
    parseOffsetDateTime 2026-07-05T12:30:00Z
    parseDateTime       2026-07-05T13:30
  2026-07-05 12:30:00 GMT
    parseDate           2026-07-05T12:30:00Z
    parseCalendar       2026-07-05T12:30:00Z
    parseOffsetDateTime 2026-07-05T12:30:00Z
    parseDateTime       2026-07-05T13:30
  2026-07-05 12:30:00 (CEST)
    parseDate           2026-07-05T10:30:00Z
    parseCalendar       2026-07-05T10:30:00Z
    parseOffsetDateTime 2026-07-05T12:30:00Z
    parseDateTime       2026-07-05T12:30
  2026-07-05 12:30:00
    parseDate           2026-07-05T10:30:00Z
    parseCalendar       2026-07-05T10:30:00Z
    parseOffsetDateTime 2026-07-05T12:30:00Z
    parseDateTime       2026-07-05T12:30
dateparser 1.0.11, America/New_York
  2026-01-05T12:30:00-08:00
    parseDate           2026-01-05T20:30:00Z
    parseCalendar       2026-01-05T20:30:00Z
    parseOffsetDateTime 2026-01-05T20:30:00Z
    parseDateTime       2026-01-05T15:30
  2026-07-05T12:30:00-08:00
    parseDate           2026-07-05T20:30:00Z
    parseCalendar       2026-07-05T19:30:00Z
    parseOffsetDateTime 2026-07-05T20:30:00Z
    parseDateTime       2026-07-05T15:30
  2026-07-05T12:30:00-03:30
    parseDate           2026-07-05T16:00:00Z
    parseCalendar       2026-07-05T15:00:00Z
    parseOffsetDateTime 2026-07-05T16:00:00Z
    parseDateTime       2026-07-05T11:00
  2026-07-05T12:30:00Z
    parseDate           2026-07-05T12:30:00Z
    parseCalendar       2026-07-05T12:30:00Z
    parseOffsetDateTime 2026-07-05T12:30:00Z
    parseDateTime       2026-07-05T07:30
  2026-07-05 12:30:00 GMT
    parseDate           2026-07-05T12:30:00Z
    parseCalendar       2026-07-05T12:30:00Z
    parseOffsetDateTime 2026-07-05T12:30:00Z
    parseDateTime       2026-07-05T07:30
  2026-07-05 12:30:00 (CEST)
    parseDate           2026-07-05T16:30:00Z
    parseCalendar       2026-07-05T16:30:00Z
    parseOffsetDateTime 2026-07-05T12:30:00Z
    parseDateTime       2026-07-05T12:30
  2026-07-05 12:30:00
    parseDate           2026-07-05T16:30:00Z
    parseCalendar       2026-07-05T16:30:00Z
    parseOffsetDateTime 2026-07-05T12:30:00Z
    parseDateTime       2026-07-05T12:30
SEEN
look 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
