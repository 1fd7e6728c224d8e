#!/usr/bin/env bash
# One would expect of a parser that turns times with an offset into UTC that it does so however many digits of the second's fraction there
# are, which ISO 8601 leaves open and RFC 3339 has as one or more, and where the seconds are left out.
# python3-prefixdate 0.4.1 knows fractions of four to six digits. Behind one of one, two, three or more than six, and behind hours and
# minutes alone, all that follows is left out, and with it the offset: 12:30:00+02:00 and 12:30:00.123456+02:00 are 10:30 in UTC,
# 12:30:00.123+02:00 is 12:30. The precision is said to be that of the second. An offset of hours alone, +02, is left out as well.
# This hurts whoever brings together what several programs have written: those with milliseconds, as JavaScript, Java and many databases
# write them, are hours off against the others, what ended late in New York is on the day before, and two entries of one moment are not the
# same. So cut the fraction off, or write six digits, before.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
package=python3-prefixdate
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > look.py <<'PYTHON'
from datetime import datetime, timezone

from prefixdate import parse

for clock in ["12:30:00Z", "12:30:00+02:00", "12:30:00.123456+02:00", "12:30:00.123Z", "12:30:00.123+02:00", "12:30:00.500000-05:00",
              "12:30:00.5-05:00", "22:30:00-05:00", "22:30:00.123-05:00"]:
    text = f"2026-07-05T{clock}"
    right = datetime.fromisoformat(text.replace("Z", "+00:00").replace(".5-", ".500-")).astimezone(timezone.utc)
    read = parse(text)
    print(f"{clock}: {read.text}, precision {read.precision.name}; by Python {right:%FT%T}")
for clock in ["12:30+02:00", "12:30:00+02"]:
    print(f"{clock}: {parse(f'2026-07-05T{clock}').text}")
PYTHON
look() {
  dpkg-query -W -f='${Package} ${Version}\n' $package
  /usr/bin/python3 look.py
}
cat > expected.txt <<'SEEN'
python3-prefixdate 0.4.1-2
12:30:00Z: 2026-07-05T12:30:00, precision SECOND; by Python 2026-07-05T12:30:00
12:30:00+02:00: 2026-07-05T10:30:00, precision SECOND; by Python 2026-07-05T10:30:00
12:30:00.123456+02:00: 2026-07-05T10:30:00, precision SECOND; by Python 2026-07-05T10:30:00
12:30:00.123Z: 2026-07-05T12:30:00, precision SECOND; by Python 2026-07-05T12:30:00
12:30:00.123+02:00: 2026-07-05T12:30:00, precision SECOND; by Python 2026-07-05T10:30:00
12:30:00.500000-05:00: 2026-07-05T17:30:00, precision SECOND; by Python 2026-07-05T17:30:00
12:30:00.5-05:00: 2026-07-05T12:30:00, precision SECOND; by Python 2026-07-05T17:30:00
22:30:00-05:00: 2026-07-06T03:30:00, precision SECOND; by Python 2026-07-06T03:30:00
22:30:00.123-05:00: 2026-07-05T22:30:00, precision SECOND; by Python 2026-07-06T03:30:00
12:30+02:00: 2026-07-05T12:30
12:30:00+02: 2026-07-05T12:30:00
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
