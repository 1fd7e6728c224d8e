#!/usr/bin/env bash
# One would expect of a linear regression over points that lie on a line that it is this line, at whatever time they were measured: least
# squares are computed of the differences to the mean, as large numbers would lose their digits otherwise.
# echarts-stat 1.2.0, the statistics of Apache ECharts, sums the products as they are: of milliseconds since 1970 these have 25 digits, of
# which a double keeps 16. Ten points that rise by 1 a second are fitted by a line that is all but flat, at 9.5; where they are ten seconds
# apart it is 20 per cent too steep, and from an hour on it is right. The gradient that is returned with it is as wrong, and a polynomial
# of first order is likewise. With milliseconds since the first point all of them are exact.
# This hurts trend lines over the last seconds or minutes of a live chart, and forecasts made of them: the line lies level among points
# that rise, or crosses them, and nothing is said. So subtract the first time from all, and add it afterwards.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps echarts-stat@1.2.0

cat > look.cjs <<'JS'
const { regression } = require('echarts-stat');
console.log('echarts-stat', require('./node_modules/echarts-stat/package.json').version);
const START = Date.UTC(2026, 6, 5, 12);
for (const [name, step] of [['a second', 1000], ['ten seconds', 10000], ['a minute', 60000], ['an hour', 3600000], ['a day', 86400000]]) {
  console.log(`5 to 14, each ${name} after the other`);
  for (const [what, start] of [['since 1970', START], ['since the first', 0]]) {
    const points = Array.from({ length: 10 }, (_, i) => [start + i * step, 5 + i]);
    for (const [kind, order] of [['linear'], ['polynomial', 1]]) {
      const { points: line } = regression(kind, points, order);
      console.log(`  ${what}, ${kind}: from ${line[0][1].toFixed(2)} to ${line.at(-1)[1].toFixed(2)}`);
    }
  }
}
JS
cat > expected.txt <<'SEEN'
echarts-stat 1.2.0
5 to 14, each a second after the other
  since 1970, linear: from 9.45 to 9.55
  since 1970, polynomial: from 9.45 to 9.55
  since the first, linear: from 5.00 to 14.00
  since the first, polynomial: from 5.00 to 14.00
5 to 14, each ten seconds after the other
  since 1970, linear: from 4.10 to 14.90
  since 1970, polynomial: from 4.17 to 14.83
  since the first, linear: from 5.00 to 14.00
  since the first, polynomial: from 5.00 to 14.00
5 to 14, each a minute after the other
  since 1970, linear: from 4.98 to 14.02
  since 1970, polynomial: from 4.93 to 14.07
  since the first, linear: from 5.00 to 14.00
  since the first, polynomial: from 5.00 to 14.00
5 to 14, each an hour after the other
  since 1970, linear: from 5.00 to 14.00
  since 1970, polynomial: from 5.00 to 14.00
  since the first, linear: from 5.00 to 14.00
  since the first, polynomial: from 5.00 to 14.00
5 to 14, each a day after the other
  since 1970, linear: from 5.00 to 14.00
  since 1970, polynomial: from 5.00 to 14.00
  since the first, linear: from 5.00 to 14.00
  since the first, polynomial: from 5.00 to 14.00
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
