#!/usr/bin/env bash
# One would expect of a linear regression that a line is found wherever it runs, "minimizing the residual sum of squares" as the README
# says, and that its slope per second is the same whether the times were given in seconds, hours or days.
# online-linear-regression 1.0.0 begins with a matrix of 100 instead of a large number, which pulls both weights to 0 as if there had been a
# measurement of it: over an hour that rises by 36 degrees, given in days, the slope is less than half and the line begins 10 degrees too
# high; in years it is 0, and in hours off by 0.2 %. With five readings of 1000 one after another it has a slope. The line of least squares
# through the same points is exact each time.
# This hurts trends over small numbers of x, as days or years since the start, which are the handiest, and over few readings: how strong the
# trend is depends on the unit, and nothing looks wrong, as predictions within the readings are near. So scale x to hundreds or more, or
# take a regression in closed form.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  online-linear-regression@1.0.0

cat > look.cjs <<'JS'
const linearRegression = require('online-linear-regression');
console.log('online-linear-regression',
  JSON.parse(require('fs').readFileSync('node_modules/online-linear-regression/package.json')).version);

function look(name, points, scale) {
  const online = linearRegression();
  for (const [x, y] of points) online(x * scale, y);
  const [intercept, slope] = online().map(Number);
  const mean = points.reduce(([sumX, sumY], [x, y]) => [sumX + x * scale / points.length, sumY + y / points.length], [0, 0]);
  const [above, below] = points.reduce(([above, below], [x, y]) =>
    [above + (x * scale - mean[0]) * (y - mean[1]), below + (x * scale - mean[0]) ** 2], [0, 0]);
  console.log(`  ${name}: ${(slope * scale).toFixed(5)} a second, begins at ${intercept.toFixed(2)}; ` +
    `least squares: ${(above / below * scale).toFixed(5)}, ${(mean[1] - above / below * mean[0]).toFixed(2)}`);
}
const hour = Array.from({ length: 60 }, (_, i) => [(i + 1) * 60, 20 + (i + 1) * 0.6]);
look('20 degrees and 0.01 more each second, in seconds', hour, 1);
look('in hours', hour, 1 / 3600);
look('in days', hour, 1 / 86400);
look('in years', hour, 1 / 86400 / 365);
look('five times 1000, a second apart', [1, 2, 3, 4, 5].map(x => [x, 1000]), 1);
look('five times 1000, a minute apart, in hours', [1, 2, 3, 4, 5].map(x => [x * 60, 1000]), 1 / 3600);
JS
cat > expected.txt <<'SEEN'
online-linear-regression 1.0.0
  20 degrees and 0.01 more each second, in seconds: 0.01001 a second, begins at 19.99; least squares: 0.01000, 20.00
  in hours: 0.00999 a second, begins at 20.02; least squares: 0.01000, 20.00
  in days: 0.00465 a second, begins at 29.79; least squares: 0.01000, 20.00
  in years: 0.00000 a second, begins at 38.29; least squares: 0.01000, 20.00
  five times 1000, a second apart: 2.96442 a second, begins at 989.13; least squares: 0.00000, 1000.00
  five times 1000, a minute apart, in hours: 0.01083 a second, begins at 996.06; least squares: 0.00000, 1000.00
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
