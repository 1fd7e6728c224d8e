#!/usr/bin/env bash
# One would expect of Pond's stdev(), whose filter leaves missing values out unless told otherwise (docs: null, undefined and NaN),
# the deviation of those that are there, as for its avg(), median() and percentile().
# With pondjs 0.9.0 the squares are those of the values that are there, and are divided by the number of all rows: for 1, 3, 5, 7 the
# result is 2.24, with two gaps among them 1.83 and with twelve 1.12. Mean and median stay 4. A rollup by windows does the same.
# This hurts bands of mean and deviation around a line, and alerts beyond three deviations: the more points a sensor leaves out, the
# narrower the band is, and the more of the good points lie outside of it. So take the rows with gaps out before stdev().
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  pondjs@0.9.0 @babel/runtime@7.28.4

cat > look.cjs <<'JS'
const { TimeSeries, avg, stdev } = require('pondjs');
console.log('pondjs', JSON.parse(require('fs').readFileSync('node_modules/pondjs/package.json')).version);
for (const gaps of [0, 2, 12]) {
  const values = [1, 3, ...Array(gaps).fill(null), 5, 7];
  const series = new TimeSeries({ name: 's', columns: ['time', 'v'], points: values.map((v, i) => [1000 * i, v]) });
  const window = series.fixedWindowRollup({ windowSize: '1h', aggregation: { s: { v: stdev() }, m: { v: avg() } } });
  console.log(
    `${gaps} gaps: mean ${series.avg('v')}, median ${series.median('v')}, stdev ${series.stdev('v').toFixed(2)},`,
    `of the hour: mean ${window.at(0).get('m')}, stdev ${window.at(0).get('s').toFixed(2)}`
  );
}
JS
cat > expected.txt <<'SEEN'
pondjs 0.9.0
0 gaps: mean 4, median 4, stdev 2.24, of the hour: mean 4, stdev 2.24
2 gaps: mean 4, median 4, stdev 1.83, of the hour: mean 4, stdev 1.83
12 gaps: mean 4, median 4, stdev 1.12, of the hour: mean 4, stdev 1.12
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
