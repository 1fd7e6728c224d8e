#!/usr/bin/env bash
# One would expect of "Difference percent", which is also the Stat panel's "Show percent change" (docs: percentage
# change between first and last value), that a rise has a plus.
# With @grafana/data 13.2.3 the difference is divided by the first value with its sign. From -10 to -5 is a rise by 5
# and shown as -50 %, from -10 to -20 a fall and shown as +100 %; the Stat panel paints its arrow and colour by this
# sign. From 0 it is Infinity.
# This matters for temperatures, balances and signal levels in dBm: the arrow points the wrong way all winter. So the
# percentage of a quantity that has no true zero should be neither offered nor sent; "Difference" is right.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  @grafana/data@13.2.3 react@18.3.1 react-dom@18.3.1

cat > look.cjs <<'JS'
console.log('@grafana/data', JSON.parse(require('fs').readFileSync('node_modules/@grafana/data/package.json')).version);

const { reduceField } = require('@grafana/data');
for (const values of [
  [10, 15],
  [-10, -5],
  [-10, -20],
  [-5, 5],
  [0, 5]
]) {
  const { diff, diffperc } = reduceField({
    field: { name: 'v', type: 'number', config: {}, values },
    reducers: ['diff', 'diffperc']
  });
  console.log(`${values.join(' to ')}: difference ${diff}, per cent ${diffperc}`);
}
JS
cat > expected.txt <<'SEEN'
@grafana/data 13.2.3
10 to 15: difference 5, per cent 50
-10 to -5: difference 5, per cent -50
-10 to -20: difference -10, per cent 100
-5 to 5: difference 10, per cent -200
0 to 5: difference 5, per cent Infinity
SEEN
TZ=UTC node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
