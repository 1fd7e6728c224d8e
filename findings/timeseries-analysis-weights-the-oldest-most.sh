#!/usr/bin/env bash
# One would expect of the smoothers of timeseries-analysis what their names say: ma is the mean of the last points, lwma weighs
# them linearly, the newest most, and ema goes on from its own last value, so that an impulse fades and never ends at once.
# With timeseries-analysis 1.0.12 ma and lwma leave out the point they stand at and take those before it, lwma with the largest
# weight on the oldest. ema goes on from the last measured value instead of its own: it is two points mixed, whatever the
# period, and a period of 12 differs from one of 3 in the mixture alone. The first points, as many as the period, are raw.
# This hurts thresholds on smoothed lines: a step of the load reaches lwma last of all, where people take it to hurry ahead of
# the plain mean, and what is drawn as an average of 12 points jumps with each of them. So compute these elsewhere.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  timeseries-analysis@1.0.12

cat > look.cjs <<'JS'
const { main } = require('timeseries-analysis');
console.log('timeseries-analysis', JSON.parse(require('fs').readFileSync('node_modules/timeseries-analysis/package.json')).version);
const minute = i => new Date(Date.UTC(2026, 0, 1, 0, i));
const values = Array.from({ length: 12 }, (_, i) => (i === 5 ? 60 : 0));
const print = (name, numbers) => console.log(`${name}:`, numbers.map(v => +v.toFixed(1)).join(' '));
const last = (i, n) => values.slice(i - n + 1, i + 1);
print('values', values);
print('mean of 3', values.map((v, i) => (i < 3 ? v : last(i, 3).reduce((a, b) => a + b) / 3)));
print('ma 3', new main(values.map((v, i) => [minute(i), v])).ma({ period: 3 }).output().map(p => p[1]));
print('weighted 1 2 3', values.map((v, i) => (i < 3 ? v : last(i, 3).reduce((sum, x, k) => sum + x * (k + 1), 0) / 6)));
print('lwma 3', new main(values.map((v, i) => [minute(i), v])).lwma({ period: 3 }).output().map(p => p[1]));
let mean = 0;
print('exponential 3', values.map(v => (mean += (v - mean) / 2)));
print('ema 3', new main(values.map((v, i) => [minute(i), v])).ema({ period: 3 }).output().map(p => p[1]));
JS
cat > expected.txt <<'SEEN'
timeseries-analysis 1.0.12
values: 0 0 0 0 0 60 0 0 0 0 0 0
mean of 3: 0 0 0 0 0 20 20 20 0 0 0 0
ma 3: 0 0 0 0 0 0 20 20 20 0 0 0
weighted 1 2 3: 0 0 0 0 0 30 20 10 0 0 0 0
lwma 3: 0 0 0 0 0 0 10 20 30 0 0 0
exponential 3: 0 0 0 0 0 30 15 7.5 3.8 1.9 0.9 0.5
ema 3: 0 0 0 0 0 30 30 0 0 0 0 0
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
