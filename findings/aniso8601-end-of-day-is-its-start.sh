#!/usr/bin/env bash
# One would expect of a reader of ISO 8601 that 24:00 is the end of the day, which is 00:00 of the next (ISO 8601:2004, 4.2.3, and again
# since the amendment of 2022), or that it refuses it: as an interval, 2026-07-05T00:00/2026-07-05T24:00 is a day.
# aniso8601 9.0.1 makes 00:00 of the same day of it: an end of the day is a day early, the interval of a day is empty, and what repeats each
# hour from 24:00 on begins a day before. It knows 24:00 well enough to refuse 24:01. JavaScript's Date, the JDK's Instant.parse and
# isodatetime 3.0.0 have the next day.
# This hurts whoever reads the reports of energy markets, timetables and schedules, which give the last quarter of an hour as 23:45 to
# 24:00, or takes a range from such a text, as Flask-RESTful does with this library: the last value of each day lands on its first moment,
# where one is already, a range of one day is empty, one of a week is a day short. So add a day where the text has T24 in it.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for package in python3-aniso8601 python3-isodatetime; do
  dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1
done

cat > look.py <<'PYTHON'
import importlib.metadata
from datetime import datetime, timezone

import aniso8601
from metomi.isodatetime.parsers import TimePointParser

print("aniso8601", importlib.metadata.version("aniso8601"))
for text in ["2026-07-05T23:45:00Z", "2026-07-05T24:00:00Z", "2026-12-31T24:00Z", "2026-07-05T24Z"]:
    print(f"  {text}: {aniso8601.parse_datetime(text).isoformat()}")
start, end = aniso8601.parse_interval("2026-07-05T00:00Z/2026-07-05T24:00Z")
print(f"  2026-07-05T00:00Z/2026-07-05T24:00Z: {end - start}")
hours = aniso8601.parse_repeating_interval("R2/2026-07-05T24:00Z/PT1H")
print(f"  R2/2026-07-05T24:00Z/PT1H: {', '.join(hour.isoformat() for hour in hours)}")
try:
    aniso8601.parse_datetime("2026-07-05T24:01:00Z")
except ValueError as e:
    print(f"  2026-07-05T24:01:00Z: {e}")
print("isodatetime", importlib.metadata.version("metomi-isodatetime").split("!")[-1])
seconds = TimePointParser().parse("2026-07-05T24:00:00Z").seconds_since_unix_epoch
print(f"  2026-07-05T24:00:00Z: {datetime.fromtimestamp(int(seconds), timezone.utc).isoformat()}")
PYTHON
cat > Look.java <<'JAVA'
import java.time.Instant;

public class Look {
    public static void main(String[] args) {
        System.out.println("JDK\n  2026-07-05T24:00:00Z: " + Instant.parse("2026-07-05T24:00:00Z"));
    }
}
JAVA
look() {
  /usr/bin/python3 look.py
  java Look.java
  printf 'Node\n  2026-07-05T24:00:00Z: '
  node -p "new Date('2026-07-05T24:00:00Z').toISOString()"
}
cat > expected.txt <<'SEEN'
aniso8601 9.0.1
  2026-07-05T23:45:00Z: 2026-07-05T23:45:00+00:00
  2026-07-05T24:00:00Z: 2026-07-05T00:00:00+00:00
  2026-12-31T24:00Z: 2026-12-31T00:00:00+00:00
  2026-07-05T24Z: 2026-07-05T00:00:00+00:00
  2026-07-05T00:00Z/2026-07-05T24:00Z: 0:00:00
  R2/2026-07-05T24:00Z/PT1H: 2026-07-05T00:00:00+00:00, 2026-07-05T01:00:00+00:00
  2026-07-05T24:01:00Z: Hour 24 may only represent midnight.
isodatetime 3.0.0
  2026-07-05T24:00:00Z: 2026-07-06T00:00:00+00:00
JDK
  2026-07-05T24:00:00Z: 2026-07-06T00:00:00Z
Node
  2026-07-05T24:00:00Z: 2026-07-06T00:00:00.000Z
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
