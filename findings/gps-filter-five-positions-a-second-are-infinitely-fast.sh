#!/usr/bin/env bash
# One would expect of filters for GPS data "in M/S", with times "in any format momentjs can handle", that half a second is half a second.
# gps-filter 0.2.0, and speed-filter 0.0.0 in it, count whole seconds: five positions a second, 1 m from each other, have an infinite speed,
# and a filter for 0 to 9 m/s leaves 5 of 21, or none. With a position every 1.5 seconds 5 m/s are 7.5, and with one every 1.9 seconds 9.5.
# One position a second, and any whole number of seconds, is right.
# This hurts tracks of receivers with 5 or 10 Hz, as cars, boats and drones have them, and logs at odd intervals: what is to take out the
# few jumps of a track takes out most of it, or leaves a track that is up to twice as fast. So thin out to whole seconds first.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  gps-filter@0.2.0 speed-filter@0.0.0

cat > look.cjs <<'JS'
const gps = require('gps-filter');
const speed = require('speed-filter');
const version = name => JSON.parse(require('fs').readFileSync(`node_modules/${name}/package.json`)).version;
console.log(`gps-filter ${version('gps-filter')}, speed-filter ${version('speed-filter')}`);

/** A straight track to the north at 5 m/s, with a position every so many milliseconds. */
function look(interval) {
  const metres = 5 * interval / 1000;
  const points = Array.from({ length: 21 }, (_, i) => ({
    lat: 50 + i * metres / 111194.93, lng: 8, time: new Date(Date.UTC(2026, 6, 5, 12) + i * interval).toISOString()
  }));
  const speeds = [...new Set(speed.calcSpeeds(points).map(value => value.toFixed(1)))].join(', ');
  console.log(`  ${points.length} positions at 5 m/s, one every ${interval} ms`);
  console.log(`    speed ${speeds} m/s`);
  const [left, leftToo] = [gps.velocityFilter(points, 0, 9), speed.filter(points, 0, 9)];
  console.log(`    from 0 to 9 m/s: gps-filter leaves ${left.length}, speed-filter ${leftToo.length}`);
}
for (const interval of [1000, 200, 100, 1500, 1900, 2000, 5000]) look(interval);
JS
cat > expected.txt <<'SEEN'
gps-filter 0.2.0, speed-filter 0.0.0
  21 positions at 5 m/s, one every 1000 ms
    speed 5.0 m/s
    from 0 to 9 m/s: gps-filter leaves 21, speed-filter 21
  21 positions at 5 m/s, one every 200 ms
    speed Infinity m/s
    from 0 to 9 m/s: gps-filter leaves 0, speed-filter 5
  21 positions at 5 m/s, one every 100 ms
    speed Infinity m/s
    from 0 to 9 m/s: gps-filter leaves 0, speed-filter 3
  21 positions at 5 m/s, one every 1500 ms
    speed 7.5 m/s
    from 0 to 9 m/s: gps-filter leaves 21, speed-filter 21
  21 positions at 5 m/s, one every 1900 ms
    speed 9.5 m/s
    from 0 to 9 m/s: gps-filter leaves 0, speed-filter 11
  21 positions at 5 m/s, one every 2000 ms
    speed 5.0 m/s
    from 0 to 9 m/s: gps-filter leaves 21, speed-filter 21
  21 positions at 5 m/s, one every 5000 ms
    speed 5.0 m/s
    from 0 to 9 m/s: gps-filter leaves 21, speed-filter 21
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
