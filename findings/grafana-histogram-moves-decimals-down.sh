#!/usr/bin/env bash
# One would expect of Grafana's histogram that the bucket from 20.2 on counts the value 20.2, and that tenths of which there is one each
# are counted as one each.
# With @grafana/data 13.2.3 some values on the edge of their bucket are counted in the one below and others are not, where the size
# of the buckets is no whole number: of 20.1 to 21 in buckets of 0.1 four of ten buckets are missing and the ones below have two. Of
# 0.1 to 1 two are missing, with a size that is given as well as with one that is found from the values. Times ten all are right.
# This hurts readings with one decimal, which all stand on an edge: an even distribution has holes and peaks that look like a
# fault of the sensor. So give an offset of half a step, or send whole numbers of a smaller unit.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  @grafana/data@13.2.3 react@18.3.1 react-dom@18.3.1

cat > look.cjs <<'JS'
globalThis.navigator ??= { language: 'en-US', languages: ['en-US'] };
console.log('@grafana/data', JSON.parse(require('fs').readFileSync('node_modules/@grafana/data/package.json')).version);
const { standardTransformers } = require('@grafana/data');
const { firstValueFrom, of } = require('rxjs');

const count = async (name, options, values) => {
  const frame = { refId: 'A', length: values.length, fields: [{ name: 'v', type: 'number', values, config: {} }] };
  const transformed = standardTransformers.histogramTransformer.operator(options, { interpolate: s => s })(of([frame]));
  const [from, , counts] = (await firstValueFrom(transformed))[0].fields.map(f => f.values);
  console.log(`${name}:`, from.map((edge, i) => `${edge} has ${counts[i]}`).join(', '));
};
(async () => {
  const whole = [...Array(10).keys()].map(i => i + 1);
  const tenths = whole.map(i => i / 10);
  await count('whole, size 1', { bucketSize: 1 }, whole);
  await count('tenths, size 0.1', { bucketSize: 0.1 }, tenths);
  await count('tenths, size found', {}, tenths);
  const warm = whole.map(i => (200 + i) / 10);
  await count('20.1 to 21, size 0.1', { bucketSize: 0.1 }, warm);
  await count('20.1 to 21, size 0.2', { bucketSize: 0.2 }, warm);
  await count('20.1 to 21, offset', { bucketSize: 0.1, bucketOffset: 0.05 }, warm);
})();
JS
cat > expected.txt <<'SEEN'
@grafana/data 13.2.3
whole, size 1: 1 has 1, 2 has 1, 3 has 1, 4 has 1, 5 has 1, 6 has 1, 7 has 1, 8 has 1, 9 has 1, 10 has 1
tenths, size 0.1: 0.1 has 1, 0.2 has 2, 0.4 has 1, 0.5 has 2, 0.6 has 1, 0.8 has 1, 0.9 has 1, 1 has 1
tenths, size found: 0.1 has 1, 0.2 has 2, 0.4 has 1, 0.5 has 2, 0.6 has 1, 0.8 has 1, 0.9 has 1, 1 has 1
20.1 to 21, size 0.1: 20.1 has 2, 20.3 has 2, 20.5 has 1, 20.6 has 2, 20.8 has 2, 21 has 1
20.1 to 21, size 0.2: 20 has 2, 20.2 has 2, 20.4 has 1, 20.6 has 2, 20.8 has 2, 21 has 1
20.1 to 21, offset: 20.05 has 1, 20.15 has 1, 20.25 has 1, 20.35 has 1, 20.45 has 1, 20.55 has 1, 20.65 has 1, 20.75 has 1, 20.85 has 1, 20.95 has 1
SEEN
TZ=UTC node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
