#!/usr/bin/env bash
# One would expect of a duration in hours, minutes and seconds that it is that long wherever it begins: RFC 5545, section 3.3.6, calls
# these accurate, and only weeks and days depend on the calendar. The library's README says that most of its tests compare it with
# Temporal, where it is so, too.
# iso8601-duration 2.1.4 adds hours and minutes to the clock of the machine's zone and not to the time, and toSeconds adds the change of
# the offset to what has passed, also where the clock itself leapt over it. In Berlin, from half an hour before the clock goes forward,
# PT90M ends after 30 minutes, when PT30M does, and before PT45M; toSeconds makes 5400 seconds of PT30M and 7200 of PT1H. From half an
# hour before the clock goes back PT30M ends after 90 minutes.
# This hurts whoever lays recordings, outages or planned loads, given as start and duration, on a time axis: that night one begins before
# the last has ended, or an hour after it, an energy made of power and duration has an hour too much, and a server in UTC shows nothing
# of it to those who look for it. So run with TZ=UTC, or add hours and minutes as milliseconds to the time.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  iso8601-duration@2.1.4

cat > look.cjs <<'JS'
const name = 'iso8601-duration';
console.log(name, JSON.parse(require('fs').readFileSync(`node_modules/${name}/package.json`)).version);
const { end, parse, toSeconds } = require(name);
for (const start of ['2026-06-01T00:30:00Z', '2026-03-29T00:30:00Z', '2026-10-25T00:30:00Z']) {
  for (const text of ['PT15M', 'PT30M', 'PT45M', 'PT1H', 'PT90M', 'PT2H']) {
    const from = new Date(start);
    const to = end(parse(text), from);
    console.log(`${start} + ${text}: ends at ${to.toISOString().slice(11, 16)}, ` +
      `after ${(to - from) / 60000} minutes, toSeconds ${toSeconds(parse(text), from)}`);
  }
}
JS
cat > expected.txt <<'SEEN'
iso8601-duration 2.1.4
2026-06-01T00:30:00Z + PT15M: ends at 00:45, after 15 minutes, toSeconds 900
2026-06-01T00:30:00Z + PT30M: ends at 01:00, after 30 minutes, toSeconds 1800
2026-06-01T00:30:00Z + PT45M: ends at 01:15, after 45 minutes, toSeconds 2700
2026-06-01T00:30:00Z + PT1H: ends at 01:30, after 60 minutes, toSeconds 3600
2026-06-01T00:30:00Z + PT90M: ends at 02:00, after 90 minutes, toSeconds 5400
2026-06-01T00:30:00Z + PT2H: ends at 02:30, after 120 minutes, toSeconds 7200
2026-03-29T00:30:00Z + PT15M: ends at 00:45, after 15 minutes, toSeconds 900
2026-03-29T00:30:00Z + PT30M: ends at 01:00, after 30 minutes, toSeconds 5400
2026-03-29T00:30:00Z + PT45M: ends at 01:15, after 45 minutes, toSeconds 6300
2026-03-29T00:30:00Z + PT1H: ends at 01:30, after 60 minutes, toSeconds 7200
2026-03-29T00:30:00Z + PT90M: ends at 01:00, after 30 minutes, toSeconds 5400
2026-03-29T00:30:00Z + PT2H: ends at 01:30, after 60 minutes, toSeconds 7200
2026-10-25T00:30:00Z + PT15M: ends at 00:45, after 15 minutes, toSeconds 900
2026-10-25T00:30:00Z + PT30M: ends at 02:00, after 90 minutes, toSeconds 1800
2026-10-25T00:30:00Z + PT45M: ends at 02:15, after 105 minutes, toSeconds 2700
2026-10-25T00:30:00Z + PT1H: ends at 02:30, after 120 minutes, toSeconds 3600
2026-10-25T00:30:00Z + PT90M: ends at 03:00, after 150 minutes, toSeconds 5400
2026-10-25T00:30:00Z + PT2H: ends at 03:30, after 180 minutes, toSeconds 7200
SEEN
TZ=Europe/Berlin node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
