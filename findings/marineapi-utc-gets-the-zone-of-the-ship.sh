#!/usr/bin/env bash
# One would expect of NMEA 0183's ZDA, which has the time in UTC and, beside it, the zone of the ship, that a reader takes the time for UTC
# and the zone for a note, so that ZDA, RMC and GGA of one second are one moment, with the tenths that were sent.
# marineapi 0.12.0 reads the fields as they are, and puts them together otherwise: the ISO text has the zone behind the UTC time, so that
# 20:15:30 UTC on a ship at +05:30 is 20:15:30+05:30, which is 14:45:30 UTC; and toDate() takes the UTC time for one of the JVM's own zone,
# so that in Berlin it is 18:15:30 UTC in summer. The ISO text drops the tenths, of RMC as well. The datetime of pynmea2 1.15.0 is UTC with
# the ship's zone, too, and of -03,30 it makes -02:30, as the minutes have no sign of their own. The npm package gps 0.9.0 has 20:15:30.700
# UTC.
# This hurts whoever logs ships or buoys: a receiver that knows its zone moves its own clock by it, the track jumps where the zone is
# changed, and a container in UTC with a receiver at 00 shows nothing of it. So put the time together from the fields, in UTC.
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
    <dependency><groupId>net.sf.marineapi</groupId><artifactId>marineapi</artifactId><version>0.12.0</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  gps@0.9.0
dpkg -s python3-nmea2 > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends python3-nmea2 > apt.txt 2>&1

cat > sentences.txt <<'NMEA'
$GPZDA,201530.70,04,07,2026,00,00*61
$GPZDA,201530.70,04,07,2026,05,30*67
$GPZDA,201530.70,04,07,2026,-03,30*4C
$GPRMC,201530.70,A,4807.038,N,01131.000,E,022.4,084.4,040726,,*38
NMEA
cat > Look.java <<'JAVA'
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.TimeZone;
import net.sf.marineapi.nmea.parser.SentenceFactory;
import net.sf.marineapi.nmea.sentence.DateSentence;
import net.sf.marineapi.nmea.sentence.TimeSentence;
import net.sf.marineapi.nmea.sentence.ZDASentence;

public class Look {
    public static void main(String[] args) throws IOException {
        System.out.println("marineapi 0.12.0, " + TimeZone.getDefault().getID());
        for (String line : Files.readAllLines(Path.of("sentences.txt"))) {
            var sentence = SentenceFactory.getInstance().createParser(line);
            String iso = ((DateSentence) sentence).getDate().toISO8601(((TimeSentence) sentence).getTime());
            System.out.println("  " + line.substring(0, line.indexOf('*')));
            System.out.println("    as ISO text " + iso + ", which is " + OffsetDateTime.parse(iso).toInstant());
            if (sentence instanceof ZDASentence zda) {
                System.out.println("    as a Date " + zda.toDate().toInstant());
            }
        }
    }
}
JAVA
cat > look.cjs <<'JS'
const { readFileSync } = require('fs');
console.log('gps', JSON.parse(readFileSync('node_modules/gps/package.json')).version);
const GPS = require('gps');
for (const line of readFileSync('sentences.txt', 'utf8').trim().split('\n')) {
  console.log(`  ${line.slice(1, 6)} ${GPS.Parse(line).time.toISOString()}`);
}
JS
cat > look.py <<'PYTHON'
import importlib.metadata
from datetime import timezone

import pynmea2

print("pynmea2", importlib.metadata.version("pynmea2"))
with open("sentences.txt") as lines:
    for line in lines:
        sentence = pynmea2.parse(line.strip())
        if sentence.sentence_type == "ZDA":
            read = sentence.datetime
            print(f"  {line.split('*')[0]}")
            print(f"    {read.isoformat()}, which is {read.astimezone(timezone.utc).isoformat()}")
PYTHON
look() {
  for zone in UTC Europe/Berlin; do java -Duser.timezone=$zone -cp "$(cat classpath)" Look.java; done
  /usr/bin/python3 look.py
  node look.cjs
}
cat > expected.txt <<'SEEN'
marineapi 0.12.0, UTC
  $GPZDA,201530.70,04,07,2026,00,00
    as ISO text 2026-07-04T20:15:30+00:00, which is 2026-07-04T20:15:30Z
    as a Date 2026-07-04T20:15:30.700Z
  $GPZDA,201530.70,04,07,2026,05,30
    as ISO text 2026-07-04T20:15:30+05:30, which is 2026-07-04T14:45:30Z
    as a Date 2026-07-04T20:15:30.700Z
  $GPZDA,201530.70,04,07,2026,-03,30
    as ISO text 2026-07-04T20:15:30-03:30, which is 2026-07-04T23:45:30Z
    as a Date 2026-07-04T20:15:30.700Z
  $GPRMC,201530.70,A,4807.038,N,01131.000,E,022.4,084.4,040726,,
    as ISO text 2026-07-04T20:15:30+00:00, which is 2026-07-04T20:15:30Z
marineapi 0.12.0, Europe/Berlin
  $GPZDA,201530.70,04,07,2026,00,00
    as ISO text 2026-07-04T20:15:30+00:00, which is 2026-07-04T20:15:30Z
    as a Date 2026-07-04T18:15:30.700Z
  $GPZDA,201530.70,04,07,2026,05,30
    as ISO text 2026-07-04T20:15:30+05:30, which is 2026-07-04T14:45:30Z
    as a Date 2026-07-04T18:15:30.700Z
  $GPZDA,201530.70,04,07,2026,-03,30
    as ISO text 2026-07-04T20:15:30-03:30, which is 2026-07-04T23:45:30Z
    as a Date 2026-07-04T18:15:30.700Z
  $GPRMC,201530.70,A,4807.038,N,01131.000,E,022.4,084.4,040726,,
    as ISO text 2026-07-04T20:15:30+00:00, which is 2026-07-04T20:15:30Z
pynmea2 1.15.0
  $GPZDA,201530.70,04,07,2026,00,00
    2026-07-04T20:15:30.700000+00:00, which is 2026-07-04T20:15:30.700000+00:00
  $GPZDA,201530.70,04,07,2026,05,30
    2026-07-04T20:15:30.700000+05:30, which is 2026-07-04T14:45:30.700000+00:00
  $GPZDA,201530.70,04,07,2026,-03,30
    2026-07-04T20:15:30.700000-02:30, which is 2026-07-04T22:45:30.700000+00:00
gps 0.9.0
  GPZDA 2026-07-04T20:15:30.700Z
  GPZDA 2026-07-04T20:15:30.700Z
  GPZDA 2026-07-04T20:15:30.700Z
  GPRMC 2026-07-04T20:15:30.700Z
SEEN
look 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
