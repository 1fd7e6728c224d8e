#!/usr/bin/env bash
# One would expect of "Group by" over two columns that rows fall into one group only if both columns are equal.
# With @grafana/data 13.2.3 the values of a row are glued together with commas to one text. ("hall 1,2", "west") and
# ("hall 1", "2,west") are one group, and so are null, an empty text and a missing value, and the number 1 and the
# text "1". The sum is that of all, the names shown are those of the first row; the others are gone.
# This matters for tables with free text, addresses or lists in a cell: two customers become one and the total still
# adds up, so nobody notices. So group in the query, or send a key column without commas and without empty cells.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  @grafana/data@13.2.3 react@18.3.1 react-dom@18.3.1

cat > look.cjs <<'JS'
console.log('@grafana/data', JSON.parse(require('fs').readFileSync('node_modules/@grafana/data/package.json')).version);
const grafana = require('@grafana/data');
const { firstValueFrom, of } = require('rxjs');

const run = (transformer, options, ...frames) =>
  firstValueFrom(transformer.operator(options, { interpolate: s => s })(of(frames)));
const field = (name, type, values) => ({ name, type, values, config: {} });
const text = frame => frame.fields.map(f => `${f.name} ${JSON.stringify(f.values)}`).join(', ');

(async () => {
  const group = async (...columns) =>
    (
      await run(
        grafana.standardTransformers.groupByTransformer,
        {
          fields: {
            hall: { operation: 'groupby' },
            side: { operation: 'groupby' },
            load: { operation: 'aggregate', aggregations: ['sum', 'count'] }
          }
        },
        {
          refId: 'A',
          length: columns[0].length,
          fields: [
            field('hall', 'string', columns[0]),
            field('side', 'string', columns[1]),
            field('load', 'number', columns[2])
          ]
        }
      )
    )[0];
  console.log(text(await group(['hall 1,2', 'hall 1', 'hall 3'], ['west', '2,west', 'east'], [1, 10, 100])));
  console.log(text(await group(['', null, undefined], ['west', 'west', 'west'], [1, 10, 100])));
})();
JS
cat > expected.txt <<'SEEN'
@grafana/data 13.2.3
hall ["hall 1,2","hall 3"], side ["west","east"], load (sum) [11,100], load (count) [2,1]
hall [""], side ["west"], load (sum) [111], load (count) [3]
SEEN
TZ=UTC node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
