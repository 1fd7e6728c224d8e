#!/usr/bin/env bash
# One would expect of a writer of line protocol that a time without a zone is one of UTC, as a comment in its code has it, all the year and
# on every machine; and that a time of 0 is 1970, as any other whole number is taken as nanoseconds.
# aioinflux 0.9.0 takes such a time for the machine's own, summer time and all, and adds the machine's offset of winter: in Berlin and in
# New York what is 12:00 from spring to autumn is written as 11:00, what is 12:00 in winter as 12:00, and on a machine in UTC all of it is
# right. In Berlin the hour that the clock skips lies upon the one after it. A whole number of 0 is left out, so that the server puts the
# point at now, and a time before 1970 with a fraction is a second late.
# This hurts whoever fills InfluxDB from measurements whose times are UTC without saying so, as datetime.utcnow() has them: the series is an
# hour early for seven months, points of one hour of the year overwrite each other, and nobody sees it where it was tried, in a container or
# in winter. So give times with tzinfo=timezone.utc, or set TZ=UTC.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
dpkg -s python3-aioinflux > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends python3-aioinflux > apt.txt 2>&1

cat > look.py <<'PYTHON'
import os
from datetime import datetime, timezone

from aioinflux.serialization import serialize

print(os.environ["TZ"])
for time in [
    "2026-01-15T12:00:00",
    "2026-07-15T12:00:00",
    "2026-07-15T12:00:00Z",
    datetime(2026, 7, 15, 12),
    "2026-03-29T02:30:00",
    "2026-03-29T03:30:00",
    1,
    0,
    "1969-12-31T23:59:58.5Z",
]:
    line = serialize({"measurement": "level", "time": time, "fields": {"value": 1.5}}).decode()
    written = line.split(" ")[2]
    moment = datetime.fromtimestamp(int(written) / 1e9, timezone.utc).isoformat(timespec="milliseconds")[:-6] if written else "no time"
    print(f"  {time}: {moment}")
PYTHON
look() {
  echo "aioinflux $(/usr/bin/python3 -c 'import importlib.metadata as packages; print(packages.version("aioinflux"))')"
  for zone in UTC Europe/Berlin America/New_York; do TZ=$zone /usr/bin/python3 -W ignore look.py; done
}
cat > expected.txt <<'SEEN'
aioinflux 0.9.0
UTC
  2026-01-15T12:00:00: 2026-01-15T12:00:00.000
  2026-07-15T12:00:00: 2026-07-15T12:00:00.000
  2026-07-15T12:00:00Z: 2026-07-15T12:00:00.000
  2026-07-15 12:00:00: 2026-07-15T12:00:00.000
  2026-03-29T02:30:00: 2026-03-29T02:30:00.000
  2026-03-29T03:30:00: 2026-03-29T03:30:00.000
  1: 1970-01-01T00:00:00.000
  0: no time
  1969-12-31T23:59:58.5Z: 1969-12-31T23:59:59.500
Europe/Berlin
  2026-01-15T12:00:00: 2026-01-15T12:00:00.000
  2026-07-15T12:00:00: 2026-07-15T11:00:00.000
  2026-07-15T12:00:00Z: 2026-07-15T12:00:00.000
  2026-07-15 12:00:00: 2026-07-15T11:00:00.000
  2026-03-29T02:30:00: 2026-03-29T02:30:00.000
  2026-03-29T03:30:00: 2026-03-29T02:30:00.000
  1: 1970-01-01T00:00:00.000
  0: no time
  1969-12-31T23:59:58.5Z: 1969-12-31T23:59:59.500
America/New_York
  2026-01-15T12:00:00: 2026-01-15T12:00:00.000
  2026-07-15T12:00:00: 2026-07-15T11:00:00.000
  2026-07-15T12:00:00Z: 2026-07-15T12:00:00.000
  2026-07-15 12:00:00: 2026-07-15T11:00:00.000
  2026-03-29T02:30:00: 2026-03-29T01:30:00.000
  2026-03-29T03:30:00: 2026-03-29T02:30:00.000
  1: 1970-01-01T00:00:00.000
  0: no time
  1969-12-31T23:59:58.5Z: 1969-12-31T23:59:59.500
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
