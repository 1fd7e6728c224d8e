#!/usr/bin/env bash
# One would expect of an exponential average that its default range, by its README "half of the length of the array", works for every array.
# exponential-moving-average 1.0.0 takes half of an odd length as it is: with five values the range is 2.5, the first average is of two
# values, and then it reads the elements 2.5, 3.5 and 4.5, which are not there, so all that follow are the text NaN. With a range that is no
# whole number, as 60 / 8 points, it is the same. With an even number of values, or a whole range, all is right.
# This hurts series that grow: with every second point the curve is there, and with the others it is gone but for its first value, which
# toFixed has made a text, so no calculation fails. So give a range, made whole by Math.floor.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  exponential-moving-average@1.0.0

cat > look.cjs <<'JS'
const ema = require('exponential-moving-average');
console.log('exponential-moving-average',
  JSON.parse(require('fs').readFileSync('node_modules/exponential-moving-average/package.json')).version);
for (let length = 4; length <= 9; length++) {
  const values = Array.from({ length }, (_, i) => 20 + i);
  console.log(`  of ${values.join(' ')}: ${ema(values).join(' ')}`);
}
console.log(`  of 20 to 28 with a range of 4: ${ema([20, 21, 22, 23, 24, 25, 26, 27, 28], 4).join(' ')}`);
console.log(`  of 20 to 28 with a range of 3.5: ${ema([20, 21, 22, 23, 24, 25, 26, 27, 28], { range: 3.5 }).join(' ')}`);
JS
cat > expected.txt <<'SEEN'
exponential-moving-average 1.0.0
  of 20 21 22 23: 20.50 21.50 22.50
  of 20 21 22 23 24: 20.50 NaN NaN NaN
  of 20 21 22 23 24 25: 21.00 22.00 23.00 24.00
  of 20 21 22 23 24 25 26: 21.00 NaN NaN NaN NaN
  of 20 21 22 23 24 25 26 27: 21.50 22.50 23.50 24.50 25.50
  of 20 21 22 23 24 25 26 27 28: 21.50 NaN NaN NaN NaN NaN
  of 20 to 28 with a range of 4: 21.50 22.50 23.50 24.50 25.50 26.50
  of 20 to 28 with a range of 3.5: 21.00 NaN NaN NaN NaN NaN NaN
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
