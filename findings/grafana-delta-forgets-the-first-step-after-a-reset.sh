#!/usr/bin/env bash
# One would expect of the calculation "Delta" (docs: cumulative change in value, only counts increments) that after a
# counter has begun anew every rise is counted, as an increase over a counter is elsewhere.
# With @grafana/data 13.2.3 the first rise after each fall is left out: 0 0 8 0 8 0 8 gives 8 and not 24, so a counter
# that is reset before every sample that rises counts once.
# This matters for counters that restart often, or are sampled seldom: rain gauges, pulses, requests of short-lived
# processes. The stat shows far too little and nothing says so. So an increase should be computed where the resets are
# known, and sent as a series.
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
  [0, 8, 16, 24],
  [0, 0, 8, 0, 8, 0, 8],
  [10, 12, 1, 2, 3],
  [10, 0, 5, 6]
]) {
  const { delta } = reduceField({
    field: { name: 'v', type: 'number', config: {}, values },
    reducers: ['delta', 'diff']
  });
  let rises = 0;
  for (let i = 1; i < values.length; i++) rises += Math.max(0, values[i] - values[i - 1]);
  console.log(`${values.join(' ')}: delta ${delta}, all rises ${rises}`);
}
JS
cat > expected.txt <<'SEEN'
@grafana/data 13.2.3
0 8 16 24: delta 24, all rises 24
0 0 8 0 8 0 8: delta 8, all rises 24
10 12 1 2 3: delta 3, all rises 4
10 0 5 6: delta 1, all rises 6
SEEN
TZ=UTC node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
