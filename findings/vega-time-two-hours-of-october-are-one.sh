#!/usr/bin/env bash
# One would expect of hours that are cut in local time, Vega's default, that each of them has sixty minutes: in October the hour from 2 to 3
# comes twice in Berlin, and they are two, as they are for d3-time, on which Vega's time units build.
# With vega-time 3.3.0 timeFloor takes the fields of the clock and makes a time of them again, which is the first of the two: the second
# hour's points are in the bar of the first, which is twice as high, and where they belong there is none. For days, and in UTC, all is well.
# d3-time 3.1.0 keeps the two apart.
# This hurts each night of October's last Sunday, in New York that of November's first: an hour of twice as many requests in counts and sums
# of Vega and Vega-Lite, followed by one without any, and an alert on either. So take utc units, such as utcyearmonthdatehours, for hours
# and all that is shorter.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps vega-time@3.3.0 d3-time@3.1.0

cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { timeFloor, utcFloor } from 'vega-time';
import { timeHour } from 'd3-time';

for (const name of ['vega-time', 'd3-time']) console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);
const hours = ['year', 'month', 'date', 'hours'];
const floors = { 'vega-time, local': timeFloor(hours), 'vega-time, UTC': utcFloor(hours), 'd3-time, local': time => timeHour.floor(time) };
for (const [zone, start] of [['Europe/Berlin', '2026-10-24T22:00:00Z'], ['America/New_York', '2026-11-01T04:00:00Z']]) {
  process.env.TZ = zone;
  console.log(`${zone}, a request a minute, by the hours of UTC`);
  for (const name in floors) {
    const counts = {};
    for (let minute = 0; minute < 300; minute++) {
      const hour = new Date(floors[name](new Date(Date.parse(start) + minute * 60000))).toISOString().slice(11, 16);
      counts[hour] = (counts[hour] ?? 0) + 1;
    }
    console.log(`  ${name}: ${Object.entries(counts).map(([hour, count]) => `${hour}=${count}`).join(' ')}`);
  }
}
JS
cat > expected.txt <<'SEEN'
vega-time 3.3.0
d3-time 3.1.0
Europe/Berlin, a request a minute, by the hours of UTC
  vega-time, local: 22:00=60 23:00=60 00:00=120 02:00=60
  vega-time, UTC: 22:00=60 23:00=60 00:00=60 01:00=60 02:00=60
  d3-time, local: 22:00=60 23:00=60 00:00=60 01:00=60 02:00=60
America/New_York, a request a minute, by the hours of UTC
  vega-time, local: 04:00=60 05:00=120 07:00=60 08:00=60
  vega-time, UTC: 04:00=60 05:00=60 06:00=60 07:00=60 08:00=60
  d3-time, local: 04:00=60 05:00=60 06:00=60 07:00=60 08:00=60
SEEN
node look.mjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
