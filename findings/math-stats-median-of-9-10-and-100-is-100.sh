#!/usr/bin/env bash
# One would expect of a library "that does statistics for your numbers" that the median of 9, 10 and 100 is 10, and that the array is after
# it as it was before.
# math-stats 0.3.1 sorts the numbers as texts: the median of 9, 10 and 100 is 100, that of 8 to 12 is 12, and that of 9.5, 10.5 and 11.5 is
# 11.5. It also leaves the array sorted that way, which it does not say, so a series that is drawn afterwards is in another order. Of
# numbers with as many digits before the point and one sign all is right, as in its README, and mean and deviation are right anyway.
# This hurts medians over what passes a power of ten, as durations or loads do: the median is now and then the greatest of all, and moves
# with a value that has one digit more. So take another median, and give a copy of the array.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  math-stats@0.3.1

cat > look.cjs <<'JS'
const stats = require('math-stats');
console.log('math-stats', JSON.parse(require('fs').readFileSync('node_modules/math-stats/package.json')).version);

function look(name, values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const middle = sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  const given = [...values];
  console.log(`  ${name}: median ${stats.median(given)} instead of ${middle}, mean ${stats.mean(values)}`);
  return given;
}
look('1, 2 and 3', [1, 2, 3]);
look('9, 10 and 100', [9, 10, 100]);
look('8 to 12', [8, 9, 10, 11, 12]);
look('9.5, 10.5 and 11.5', [9.5, 10.5, 11.5]);
console.log(`  a series of 20, 30, 8, 100 and 7 is afterwards ${look('20, 30, 8, 100 and 7', [20, 30, 8, 100, 7]).join(', ')}`);
JS
cat > expected.txt <<'SEEN'
math-stats 0.3.1
  1, 2 and 3: median 2 instead of 2, mean 2
  9, 10 and 100: median 100 instead of 10, mean 39.666666666666664
  8 to 12: median 12 instead of 10, mean 10
  9.5, 10.5 and 11.5: median 11.5 instead of 10.5, mean 10.5
  20, 30, 8, 100 and 7: median 30 instead of 20, mean 33
  a series of 20, 30, 8, 100 and 7 is afterwards 100, 20, 30, 7, 8
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
