#!/usr/bin/env bash
# One would expect of a parser that reads ISO 8601 with a zone, which Natty does, that it reads it with a fraction of the second as well, as
# JavaScript's toISOString and most logs write it, or that it gives no date where it does not understand a text as a whole.
# With Natty 0.13 a fraction ends what is read: the Z or the offset behind it is dropped, and the clock is taken for one of the parser's
# zone. 12:30:00.250Z is 10:30 UTC in Berlin. Within a text it finds what it knows: 05.07.2026 is today at 05:07:20, 20260705 today at
# 20:26:07, "2026" at 20:26, and "2 hours and 30 minutes ago" are two moments, of which the first is in two hours. EST in July is EDT, an
# hour early. Nothing of it is an error.
# This hurts boxes for a range of time and imports of what other systems have written: a range that begins at 10:30 instead of 12:30 shows
# other data, and one that begins today shows next to none. So try java.time's parsers first, and compare what getText() says with what
# was put in.
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
    <dependency><groupId>com.joestelmach</groupId><artifactId>natty</artifactId><version>0.13</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import com.joestelmach.natty.DateGroup;
import com.joestelmach.natty.Parser;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;

public class Look {
    private static final Date NOW = Date.from(Instant.parse("2026-07-05T12:00:00Z"));

    public static void main(String[] args) {
        System.out.println("Natty 0.13, now is " + NOW.toInstant());
        for (String zone : new String[] {"UTC", "Europe/Berlin"}) {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            System.out.println(zone);
            for (String text : new String[] {
                "2026-07-05T12:30:00Z", "2026-07-05T12:30:00.250Z", "2026-07-05T12:30:00-05:00", "2026-07-05T12:30:00.250-05:00"}) {
                show(text);
            }
        }
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        System.out.println("UTC");
        for (String text : new String[] {
            "90 minutes ago", "2 hours and 30 minutes ago", "05.07.2026", "20260705", "2026", "2026-07-05 12:30 EST",
            "2026-01-05 12:30 EST"}) {
            show(text);
        }
    }

    private static void show(String text) {
        StringBuilder line = new StringBuilder("  " + text + ":");
        for (DateGroup group : new Parser(TimeZone.getDefault()).parse(text, NOW)) {
            group.getDates().forEach(date -> line.append(' ').append(date.toInstant()));
            line.append(" of \"").append(group.getText()).append('"');
        }
        System.out.println(line);
    }
}
JAVA
cat > expected.txt <<'SEEN'
Natty 0.13, now is 2026-07-05T12:00:00Z
UTC
  2026-07-05T12:30:00Z: 2026-07-05T12:30:00Z of "2026-07-05T12:30:00Z"
  2026-07-05T12:30:00.250Z: 2026-07-05T12:30:00Z of "2026-07-05T12:30:00"
  2026-07-05T12:30:00-05:00: 2026-07-05T17:30:00Z of "2026-07-05T12:30:00-05:00"
  2026-07-05T12:30:00.250-05:00: 2026-07-05T12:30:00Z of "2026-07-05T12:30:00"
Europe/Berlin
  2026-07-05T12:30:00Z: 2026-07-05T12:30:00Z of "2026-07-05T12:30:00Z"
  2026-07-05T12:30:00.250Z: 2026-07-05T10:30:00Z of "2026-07-05T12:30:00"
  2026-07-05T12:30:00-05:00: 2026-07-05T17:30:00Z of "2026-07-05T12:30:00-05:00"
  2026-07-05T12:30:00.250-05:00: 2026-07-05T10:30:00Z of "2026-07-05T12:30:00"
UTC
  90 minutes ago: 2026-07-05T10:30:00Z of "90 minutes ago"
  2 hours and 30 minutes ago: 2026-07-05T14:00:00Z 2026-07-05T13:30:00Z of "2 hours and 30 minutes ago"
  05.07.2026: 2026-07-05T05:07:20Z of "05.07.20"
  20260705: 2026-07-05T20:26:07Z of "202607"
  2026: 2026-07-05T20:26:00Z of "2026"
  2026-07-05 12:30 EST: 2026-07-05T16:30:00Z of "2026-07-05 12:30 EST"
  2026-01-05 12:30 EST: 2026-01-05T17:30:00Z of "2026-01-05 12:30 EST"
SEEN
TZ=UTC java -cp "$(cat classpath)" Look.java 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
