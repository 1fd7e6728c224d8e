#!/usr/bin/env bash
# One would expect of "Join by field", mode "Outer (tabular)" (docs: all rows of both tables, those without a partner
# are filled up) that a row of the second table which found its partner is not shown a second time without one.
# With @grafana/data 13.2.3 that holds for a text key only. The keys of the second table are kept as property names,
# hence as text, and looked up in a set of the first table's values: a number or a time is never found there, so every
# row of the second table comes twice, joined and alone. A total over the second table's column is then twice what it
# should be.
# This matters to a server that answers tables: an id or a time sent as a number joins wrongly, the same id sent as
# text joins well. So identifiers belong into a text column, and a table that is to be joined by time should not be
# joined in this mode.
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
  const join = async (type, a, b) =>
    (
      await run(
        grafana.standardTransformers.joinByFieldTransformer,
        { byField: 'id', mode: 'outerTabular' },
        { refId: 'A', length: 2, fields: [field('id', type, a), field('made', 'number', [10, 20])] },
        { refId: 'B', length: 2, fields: [field('id', type, b), field('sold', 'number', [100, 300])] }
      )
    )[0];
  for (const [type, a, b] of [
    ['string', ['1', '2'], ['1', '3']],
    ['number', [1, 2], [1, 3]],
    ['time', [1000, 2000], [1000, 3000]]
  ]) {
    const joined = await join(type, a, b);
    const sold = joined.fields.find(f => f.name === 'sold').values.reduce((sum, v) => sum + v, 0);
    console.log(`${type}: ${text(joined)}, sold in all ${sold} of 400`);
  }
})();
JS
cat > expected.txt <<'SEEN'
@grafana/data 13.2.3
string: id ["1","2","3"], made [10,20,null], sold [100,null,300], sold in all 400 of 400
number: id [1,2,1,3], made [10,20,null,null], sold [100,null,100,300], sold in all 500 of 400
time: id [1000,2000,1000,3000], made [10,20,null,null], sold [100,null,100,300], sold in all 500 of 400
SEEN
TZ=UTC node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
