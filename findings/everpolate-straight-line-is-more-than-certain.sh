#!/usr/bin/env bash
# One would expect of a linear regression that a straight line is found as it is, with an R squared of 1, which is also the most that there
# can be; and of a step function that at the time of the last point it has the last value, as it has at those of the others.
# With times as JavaScript has them, milliseconds since 1970, everpolate 0.0.3 squares them as they are and takes the difference of two huge
# sums: for 1, 2, 3 and 4 at four minutes the slope is 1.048 a minute, the line lies up to 0.07 beside its points, and R squared is 1.048.
# In seconds it is 0.977 for both. With times from 0 on all is exact. Its step function has at the time of the last point the value of the
# one before it, and a millisecond later the right one.
# This hurts forecasts and trends of anything that is measured more often than once a minute or so: a disk is full a week early, an R
# squared is a likely one for noise and none at all for what is certain, and the value of now, which is asked for most, is the one before.
# So subtract the first time from all of them, and ask for the last point a little later.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  everpolate@0.0.3

cat > look.cjs <<'JS'
console.log('everpolate', JSON.parse(require('fs').readFileSync('node_modules/everpolate/package.json')).version);
const { linearRegression, step } = require('everpolate');
const minutes = [0, 1, 2, 3];
const values = [1, 2, 3, 4];
const start = Date.UTC(2026, 6, 5, 12);
for (const [unit, first, length] of [['milliseconds since 1970', start, 60_000], ['seconds since 1970', start / 1000, 60],
  ['milliseconds since the first', 0, 60_000]]) {
  const times = minutes.map(minute => first + minute * length);
  const line = linearRegression(times, values);
  console.log(`  ${unit}: slope a minute ${(line.slope * length).toFixed(4)}, R squared ${line.rSquared.toFixed(4)}, `
    + `line ${line.evaluate(times).map(y => y.toFixed(4)).join(' ')}`);
  console.log(`    steps at the points ${step(times, times, values).join(' ')}, after the last ${step([times[3] + 1], times, values)}`);
}
JS
cat > expected.txt <<'SEEN'
everpolate 0.0.3
  milliseconds since 1970: slope a minute 1.0477, R squared 1.0477, line 0.9284 1.9761 3.0239 4.0716
    steps at the points 1 2 3 3, after the last 4
  seconds since 1970: slope a minute 0.9766, R squared 0.9766, line 1.0352 2.0117 2.9883 3.9648
    steps at the points 1 2 3 3, after the last 4
  milliseconds since the first: slope a minute 1.0000, R squared 1.0000, line 1.0000 2.0000 3.0000 4.0000
    steps at the points 1 2 3 3, after the last 4
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
