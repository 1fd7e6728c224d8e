#!/usr/bin/env bash
# One would expect of Grafana's transformation "Reduce" in its mode "Series to rows" that each row has the values of the series it is named
# after, and that a series without points has none.
# With @grafana/data 13.2.3 the columns of all series are joined where name and type agree, and the type is guessed from the result. That of
# an empty series, or of one of texts among numbers, is another, so its place is left out, and all that comes below moves up a row: the
# empty one shows the last value and the mean of the next, and the last row is blank. Count and Total stay, with 0 points beside that mean.
# Where the empty series comes first, all but these two are blank for all of them. A series of one null has a blank row of its own.
# This hurts tables of the latest values of many sensors, each a query of its own: as soon as one is silent or says "off" the others have
# wrong names, and nothing tells. So let a data source answer with one null instead of no points, and keep texts in a table of their own.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  @grafana/data@13.2.3 react@18.3.1 react-dom@18.3.1

cat > look.cjs <<'JS'
console.log('@grafana/data', JSON.parse(require('fs').readFileSync('node_modules/@grafana/data/package.json')).version);
const { standardTransformers } = require('@grafana/data');
const { firstValueFrom, of } = require('rxjs');

const series = (name, values, type = 'number') => ({
  refId: name,
  length: values.length,
  fields: [
    { name: 'time', type: 'time', config: {}, values: values.map((_, i) => 1700000000000 + 60000 * i) },
    { name, type, config: {}, values }
  ]
});
const look = async (what, ...frames) => {
  const { operator } = standardTransformers.reduceTransformer;
  const options = { mode: 'seriesToRows', reducers: ['last', 'mean', 'count', 'sum'] };
  const [{ fields, length }] = await firstValueFrom(operator(options, { interpolate: s => s })(of(frames)));
  const cell = value => (value == null || Number.isNaN(value) ? '-' : value);
  console.log(`${what}: ${fields.slice(1).map(f => f.name).join(', ')}`);
  for (let row = 0; row < length; row++) {
    console.log(`  ${fields[0].values[row]}: ${fields.slice(1).map(f => cell(f.values[row])).join(', ')}`);
  }
};
(async () => {
  const [north, south, west] = [series('north', [1, 5]), series('south', [6, 7]), series('west', [8, 9])];
  await look('a series without points', north, series('east', []), south, west);
  await look('a series of one null', north, series('east', [null]), south, west);
  await look('a series of texts', north, series('east', ['on', 'off'], 'string'), south, west);
  await look('the first without points', series('east', []), north, south, west);
})();
JS
cat > expected.txt <<'SEEN'
@grafana/data 13.2.3
a series without points: Last, Mean, Count, Total
  north: 5, 3, 2, 6
  east: 7, 6.5, 0, 0
  south: 9, 8.5, 2, 13
  west: -, -, 2, 17
a series of one null: Last, Mean, Count, Total
  north: 5, 3, 2, 6
  east: -, -, 0, 0
  south: 7, 6.5, 2, 13
  west: 9, 8.5, 2, 17
a series of texts: Last, Mean, Count, Total
  north: 5, 3, 2, 6
  east: 7, -, 2, 0
  south: 9, 6.5, 2, 13
  west: -, 8.5, 2, 17
the first without points: Last, Mean, Count, Total
  east: -, -, 0, 0
  north: -, -, 2, 6
  south: -, -, 2, 13
  west: -, -, 2, 17
SEEN
TZ=UTC node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
