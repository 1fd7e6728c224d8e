#!/usr/bin/env bash
# One would expect of a week date of ISO 8601 that it has the year of its week: 1 January 2027 is a Friday of the last week of 2026,
# 2026-W53-5, and that a library for ISO 8601 reads what it has written as the same day.
# isodate 0.6.1 writes its own format DATE_EXT_WEEK_COMPLETE, and the three others for weeks, with the year of the day: 1 January 2027 is
# 2027-W53-5, which it reads as 7 January 2028, and 30 December 2024 is 2024-W01-1, read as the first day of that year. Around all turns of
# the year but those from Sunday to Monday it is one to three days, 17 in ten years.
# This hurts reports, keys and file names by the week: the last days of a year are counted in its first week, 52 weeks early, or the first
# ones in a week 53 that does not exist, and read back they are a year away. So use Python's own date.isocalendar() or the format %G-W%V-%u.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
package=python3-isodate
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > look.py <<'PYTHON'
from datetime import date, timedelta
import isodate

names = ['DATE_EXT_WEEK_COMPLETE', 'DATE_BAS_WEEK_COMPLETE', 'DATE_EXT_WEEK', 'DATE_BAS_WEEK']
for day in [date(2026, 7, 5), date(2024, 12, 29), date(2024, 12, 30), date(2024, 12, 31), date(2027, 1, 1), date(2027, 1, 4)]:
    texts = [isodate.date_isoformat(day, getattr(isodate, name)) for name in names]
    print(f'{day}: {", ".join(texts)}; the first read as {isodate.parse_date(texts[0])}; Python {day.strftime("%G-W%V-%u")}')
days = [date(2020, 1, 1) + timedelta(n) for n in range(3653)]
others = [day for day in days if isodate.parse_date(isodate.date_isoformat(day, isodate.DATE_EXT_WEEK_COMPLETE)) != day]
print(f'of {len(days)} days from {days[0]} to {days[-1]} {len(others)} are read as others')
PYTHON
look() {
  dpkg-query -W -f='${Package} ${Version}\n' $package
  /usr/bin/python3 look.py
}
cat > expected.txt <<'SEEN'
python3-isodate 0.6.1-1
2026-07-05: 2026-W27-7, 2026W277, 2026-W27, 2026W27; the first read as 2026-07-05; Python 2026-W27-7
2024-12-29: 2024-W52-7, 2024W527, 2024-W52, 2024W52; the first read as 2024-12-29; Python 2024-W52-7
2024-12-30: 2024-W01-1, 2024W011, 2024-W01, 2024W01; the first read as 2024-01-01; Python 2025-W01-1
2024-12-31: 2024-W01-2, 2024W012, 2024-W01, 2024W01; the first read as 2024-01-02; Python 2025-W01-2
2027-01-01: 2027-W53-5, 2027W535, 2027-W53, 2027W53; the first read as 2028-01-07; Python 2026-W53-5
2027-01-04: 2027-W01-1, 2027W011, 2027-W01, 2027W01; the first read as 2027-01-04; Python 2027-W01-1
of 3653 days from 2020-01-01 to 2029-12-31 17 are read as others
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
