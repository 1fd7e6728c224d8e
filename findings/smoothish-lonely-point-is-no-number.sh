#!/usr/bin/env bash
# One would expect of a library that smooths what has gaps, "robust to missing data", that a point with no neighbours to learn from stays as
# it is, and that no point that was measured is lost.
# smoothish 1.0.0 lays a line through the points around each one, and through a single one it divides 0 by 0: the only value of a series is
# NaN, and with the falloff 'step' so is every value with a gap of two on both sides, in the midst of a series where all others are right.
# JSON makes null of it. One NaN among the values, which is no gap to it, makes the whole series NaN by default, far beyond its radius. With
# the algorithm 'movingAverage' the single value is itself.
# This hurts series of few points: with 'step' a sensor of ten minutes on a grid of minutes loses all that it has measured, a new series is
# empty until its second point, and a chart shows no line instead of a rough one; where the data is dense all is right. So ask for
# 'movingAverage' where there are gaps, take the measured value where NaN comes back, and pass null for what is no number.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  smoothish@1.0.0

cat > look.cjs <<'JS'
console.log('smoothish', JSON.parse(require('fs').readFileSync('node_modules/smoothish/package.json')).version);
const smoothish = require('smoothish');
const gap = Array(9).fill(null);
const tenMinutes = [20, ...gap, 21, ...gap, 22];
const measured = values => values.filter((value, i) => i % 10 === 0);
const round = value => value === null || Number.isNaN(value) ? value : +value.toFixed(2);
for (const [name, options] of [['by default', {}], ['step', { falloff: 'step' }],
  ['movingAverage, step', { algorithm: 'movingAverage', falloff: 'step' }]]) {
  console.log(`  ${name}`);
  console.log(`    one value of 5: ${smoothish([5], options)}, between gaps: ${smoothish([null, null, 5, null, null], options)[2]}`);
  console.log(`    20, 21 and 22 with nine gaps between: ${measured(smoothish(tenMinutes, options)).map(round).join(' ')}`);
  console.log(`    1 2 gap gap 7 gap gap 3 4: ${smoothish([1, 2, null, null, 7, null, null, 3, 4], options).map(round).join(' ')}`);
  console.log(`    10 11 12 13 14 15 NaN: ${smoothish([10, 11, 12, 13, 14, 15, NaN], options).map(round).join(' ')}`);
}
JS
cat > expected.txt <<'SEEN'
smoothish 1.0.0
  by default
    one value of 5: NaN, between gaps: NaN
    20, 21 and 22 with nine gaps between: 20 21 22
    1 2 gap gap 7 gap gap 3 4: 1.16 2.09 3.07 4.14 5.12 4.66 4.11 3.68 3.74
    10 11 12 13 14 15 NaN: NaN NaN NaN NaN NaN NaN NaN
  step
    one value of 5: NaN, between gaps: NaN
    20, 21 and 22 with nine gaps between: NaN NaN NaN
    1 2 gap gap 7 gap gap 3 4: 1 2 3.85 5.33 NaN 5.67 4.96 3 4
    10 11 12 13 14 15 NaN: 10 11 12 13 NaN NaN NaN
  movingAverage, step
    one value of 5: 5, between gaps: 5
    20, 21 and 22 with nine gaps between: 20 21 22
    1 2 gap gap 7 gap gap 3 4: 1.5 1.5 3.33 4.5 7 5 4.67 3.5 3.5
    10 11 12 13 14 15 NaN: 11 11.5 12 13 NaN NaN NaN
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
