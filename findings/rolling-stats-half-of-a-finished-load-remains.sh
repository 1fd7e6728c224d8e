#!/usr/bin/env bash
# One would expect of statistics over the last minute that what is older than a minute is no longer in them, however often one looks, and of
# the least and the greatest of all values that they are among the values.
# rolling-stats 0.2.1 stops removing what is too old as soon as it has removed as many as are left: an hour after ten values of 100 there
# are five of them in the last minute, at the next look two, then one; of 100 old and 20 new ones it keeps 40 old ones. Where at least as
# many new ones have come as old ones go it is right. The least of all values begins with 0, and so does the greatest: that of 100s is 0,
# that of values below zero is 0. The lowest rate is always 0.
# This hurts load shown after it has ended, when an autoscaler or an alarm asks: half of it is still there, with its mean, maximum and
# deviation, and the more seldom one looks the longer it lasts; in a steady load, or a test with one, nothing is to be seen. So look a few
# times until the count no longer falls, and keep the extremes oneself.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  rolling-stats@0.2.1

cat > look.cjs <<'JS'
console.log('rolling-stats', JSON.parse(require('fs').readFileSync('node_modules/rolling-stats/package.json')).version);
const { Stats } = require('rolling-stats');
const minute = 60_000;
for (const [old, recent] of [[1, 0], [2, 0], [10, 0], [100, 0], [100, 20], [100, 120]]) {
  let now = 0;
  const stats = new Stats(1000, minute, () => now);
  for (let i = 0; i < old; i++) stats.point(100);
  now = 60 * minute;
  for (let i = 0; i < recent; i++) stats.point(10);
  const looks = [1, 2, 3].map(() => stats.calculate()).map(({ count, mean, max }) => `${count} of mean ${mean.toFixed(0)}, maximum ${max}`);
  console.log(`  ${old} values of 100 an hour ago, ${recent} of 10 now; in the last minute`);
  console.log(`    ${looks.join('; ')}`);
}
for (const values of [[100, 101, 102], [-20, -10, -5]]) {
  const stats = new Stats(1000, minute, () => 0);
  values.forEach(value => stats.point(value));
  const { allmin, allmax, min, max, minrate } = stats.calculate();
  console.log(`  of ${values.join(', ')}: least of all ${allmin}, greatest of all ${allmax}, lowest rate ${minrate}; `
    + `in the window ${min} to ${max}`);
}
JS
cat > expected.txt <<'SEEN'
rolling-stats 0.2.1
  1 values of 100 an hour ago, 0 of 10 now; in the last minute
    0 of mean 0, maximum undefined; 0 of mean 0, maximum undefined; 0 of mean 0, maximum undefined
  2 values of 100 an hour ago, 0 of 10 now; in the last minute
    1 of mean 100, maximum 100; 0 of mean 0, maximum undefined; 0 of mean 0, maximum undefined
  10 values of 100 an hour ago, 0 of 10 now; in the last minute
    5 of mean 100, maximum 100; 2 of mean 100, maximum 100; 1 of mean 100, maximum 100
  100 values of 100 an hour ago, 0 of 10 now; in the last minute
    50 of mean 100, maximum 100; 25 of mean 100, maximum 100; 12 of mean 100, maximum 100
  100 values of 100 an hour ago, 20 of 10 now; in the last minute
    60 of mean 70, maximum 100; 30 of mean 40, maximum 100; 20 of mean 10, maximum 10
  100 values of 100 an hour ago, 120 of 10 now; in the last minute
    120 of mean 10, maximum 10; 120 of mean 10, maximum 10; 120 of mean 10, maximum 10
  of 100, 101, 102: least of all 0, greatest of all 102, lowest rate 0; in the window 100 to 102
  of -20, -10, -5: least of all -20, greatest of all 0, lowest rate 0; in the window -20 to -5
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
