#!/usr/bin/env bash
# One would expect of a reader of COARDS times what that convention and udunits, which it follows, say: "seconds since 2026-07-05
# 12:30:15.25" counts from a quarter of a second after 12:30:15, and -3:30 at the end is three and a half hours west.
# python3-coards 1.0.5 takes one digit behind the point, and what follows as an offset in hours: 15.25 is 15.2 at five hours east, 15.250 is
# at fifty hours, and .125 at twenty-five, so that the file begins days early. An offset west with minutes gets them with the wrong sign:
# -3:30 is taken for -2:30, and -0:30 for half an hour east. There is no error, as each of them reads like a date of the past days.
# This hurts whoever draws what a logger has written in NetCDF that counts from the moment when it was switched on, or files of
# Newfoundland: the shape is right and the axis is off by an hour, by hours or by days. udunits has them right. So write such origins with
# whole seconds and in UTC.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for package in python3-coards udunits-bin; do
  dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1
done

cat > look.py <<'PYTHON'
import subprocess
from datetime import datetime, timedelta

import coards

for end in ["", ".5", ".25", ".250", ".125", " +5:30", " -3:30", " -0:30"]:
    origin = f"12:30:15{end}"
    text = f"seconds since 2026-07-05 {origin}"
    command = ["udunits2", "-H", text, "-W", "seconds since 2026-07-05 12:30:00"]
    converted = subprocess.run(command, capture_output=True, text=True, check=True)
    behind = float(converted.stdout.split("=")[1].split("(")[0])
    # udunits converts 1 second since the origin.
    print(f"{origin}: coards {coards.parse(0, text)}, udunits {datetime(2026, 7, 5, 12, 30) + timedelta(seconds=behind - 1)}")
PYTHON
look() {
  dpkg-query -W -f='${Package} ${Version}\n' python3-coards udunits-bin
  /usr/bin/python3 look.py
}
cat > expected.txt <<'SEEN'
python3-coards 1.0.5-4
udunits-bin 2.2.28-5
12:30:15: coards 2026-07-05 12:30:15, udunits 2026-07-05 12:30:15
12:30:15.5: coards 2026-07-05 12:30:15.500000, udunits 2026-07-05 12:30:15.500000
12:30:15.25: coards 2026-07-05 07:30:15.200000, udunits 2026-07-05 12:30:15.250000
12:30:15.250: coards 2026-07-03 10:30:15.200000, udunits 2026-07-05 12:30:15.250000
12:30:15.125: coards 2026-07-04 11:30:15.100000, udunits 2026-07-05 12:30:15.125000
12:30:15 +5:30: coards 2026-07-05 07:00:15, udunits 2026-07-05 07:00:15
12:30:15 -3:30: coards 2026-07-05 15:00:15, udunits 2026-07-05 16:00:15
12:30:15 -0:30: coards 2026-07-05 12:00:15, udunits 2026-07-05 12:00:15
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
