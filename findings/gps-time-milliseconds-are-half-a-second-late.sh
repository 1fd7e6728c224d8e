#!/usr/bin/env bash
# One would expect that GPS time, which runs through without leap seconds, is Unix time less that of 6 January 1980 plus the leap seconds
# since then, 18 of them since 2017, with the milliseconds as they are; and that the way back gives what one came from.
# gps-time 1.0.8 takes every Unix time that is no whole second for one within a leap second, as such a one is what it makes half a second of
# in the other direction. So each time with milliseconds is 500 ms late, and there and back it is half a second further: of 0.000, 0.250,
# 0.500 and 0.750 it makes 0.000, 0.750, 1.000 and 1.250. Its way back alone is right, and its documentation shows whole seconds only.
# This hurts whoever puts what a computer has measured beside GNSS receivers, orbits or phasors: nearly all values move, those at the full
# second do not, so that 0.9 comes after 1.0, and half a second are nearly four kilometres of a low orbit. So convert the whole second, and
# add the milliseconds afterwards.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  gps-time@1.0.8

cat > look.cjs <<'JS'
console.log('gps-time', JSON.parse(require('fs').readFileSync('node_modules/gps-time/package.json')).version);
const { toGPSMS, toUnixMS } = require('gps-time');
const epoch = Date.UTC(1980, 0, 6);
for (const time of ['12:00:00.000', '12:00:00.001', '12:00:00.100', '12:00:00.200', '12:00:00.250', '12:00:00.500', '12:00:00.750',
  '12:00:01.000']) {
  const unix = Date.parse(`2026-07-05T${time}Z`);
  const gps = toGPSMS(unix);
  const back = new Date(toUnixMS(gps)).toISOString().slice(11, 23);
  console.log(`  ${time}: ${gps} ms of GPS, ${gps - (unix - epoch)} more than of Unix; back ${back}`);
}
JS
cat > expected.txt <<'SEEN'
gps-time 1.0.8
  12:00:00.000: 1467288018000 ms of GPS, 18000 more than of Unix; back 12:00:00.000
  12:00:00.001: 1467288018501 ms of GPS, 18500 more than of Unix; back 12:00:00.501
  12:00:00.100: 1467288018600 ms of GPS, 18500 more than of Unix; back 12:00:00.600
  12:00:00.200: 1467288018700 ms of GPS, 18500 more than of Unix; back 12:00:00.700
  12:00:00.250: 1467288018750 ms of GPS, 18500 more than of Unix; back 12:00:00.750
  12:00:00.500: 1467288019000 ms of GPS, 18500 more than of Unix; back 12:00:01.000
  12:00:00.750: 1467288019250 ms of GPS, 18500 more than of Unix; back 12:00:01.250
  12:00:01.000: 1467288019000 ms of GPS, 18000 more than of Unix; back 12:00:01.000
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
