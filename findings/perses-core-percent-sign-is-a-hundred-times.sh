#!/usr/bin/env bash
# One would expect of the unit "%" of Perses, which its source calls a shorthand duplicate of "percent", that 50 is shown as 50%. And of a
# percentage without a number of decimals that what is below the whole is not shown as the whole.
# With @perses-dev/core 0.52.0 "%" is formatted like "percent-decimal": 50 is 5,000%. Values without decimalPlaces are rounded to three
# digits, so that 99.96 and 99.999 are 100%, and 0.9996 s are 1,000ms, while the next second is 1s. Times below zero are counted in the
# smallest unit that there is: an hour before is -3,600,000ms.
# This hurts dashboards that are written as code, where the short unit is at hand and the editor does not offer it, and those of service
# levels: an availability of 99.96 with a goal of 99.99 is shown as 100%. So write percent, and say decimalPlaces.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps @perses-dev/core@0.52.0 react@18.3.1

cat > look.cjs <<'JS'
const { formatValue } = require('@perses-dev/core');
console.log('@perses-dev/core', require('./node_modules/@perses-dev/core/package.json').version);
for (const [unit, values] of [['percent', [50, 99.9, 99.96, 99.999]], ['%', [0.5, 50, 99.9]], ['percent-decimal', [0.5, 0.999, 0.9996]],
  ['seconds', [0.9996, 1, 3600, -0.25, -60, -3600]]]) {
  for (const value of values) {
    const [short, long] = [{ unit }, { unit, decimalPlaces: 2 }].map(format => formatValue(value, format));
    console.log(`${value} in ${unit}: ${short}, with two decimals ${long}`);
  }
}
JS
cat > expected.txt <<'SEEN'
@perses-dev/core 0.52.0
50 in percent: 50%, with two decimals 50.00%
99.9 in percent: 99.9%, with two decimals 99.90%
99.96 in percent: 100%, with two decimals 99.96%
99.999 in percent: 100%, with two decimals 100.00%
0.5 in %: 50%, with two decimals 50.00%
50 in %: 5,000%, with two decimals 5,000.00%
99.9 in %: 9,990%, with two decimals 9,990.00%
0.5 in percent-decimal: 50%, with two decimals 50.00%
0.999 in percent-decimal: 99.9%, with two decimals 99.90%
0.9996 in percent-decimal: 100%, with two decimals 99.96%
0.9996 in seconds: 1,000ms, with two decimals 999.60ms
1 in seconds: 1s, with two decimals 1.00s
3600 in seconds: 1h, with two decimals 1.00h
-0.25 in seconds: -250ms, with two decimals -250.00ms
-60 in seconds: -60,000ms, with two decimals -60,000.00ms
-3600 in seconds: -3,600,000ms, with two decimals -3,600,000.00ms
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
