#!/usr/bin/env bash
# One would expect that a gap stays a gap when a panel calculates with a column ("Add field from calculation", binary
# or unary), and that a row without a value passes no filter on values ("Filter data by values").
# With @grafana/data 13.2.3 null is 0 in both: null times 2 is 0, null plus 5 is 5, the exponential of null is 1, and
# every filter that 0 would pass ("lower than 5", "between -5 and 5", "greater than -5") keeps the rows without a
# value. A gap that comes from a join is no null but undefined and is treated in the other way: it stays a gap. So the
# same hole is drawn as 5 or as nothing, by its origin.
# This matters to anyone who sends null for "not measured": a unit conversion on the panel turns an outage into a line
# at zero or at the offset. So conversions belong into the server, or the missing points should be left out where the
# panel calculates.
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

(async () => {
  const frame = values => ({ refId: 'A', length: values.length, fields: [field('v', 'number', values)] });
  const last = frames =>
    frames[0].fields
      .at(-1)
      .values.map(v => (v == null || Number.isNaN(v) ? '-' : v))
      .join(' ');
  const values = [1, null, undefined, -3];
  console.log('values: 1, null, undefined, -3');
  for (const [operator, fixed] of [
    ['*', '2'],
    ['+', '5'],
    ['-', '1']
  ]) {
    const binary = { left: { matcher: { id: 'byName', options: 'v' } }, operator, right: { fixed } };
    console.log(
      `v ${operator} ${fixed}:`,
      last(await run(grafana.standardTransformers.calculateFieldTransformer, { mode: 'binary', binary }, frame(values)))
    );
  }
  for (const operator of ['abs', 'exp']) {
    console.log(
      `${operator} v:`,
      last(
        await run(
          grafana.standardTransformers.calculateFieldTransformer,
          { mode: 'unary', unary: { operator, fieldName: 'v' } },
          frame(values)
        )
      )
    );
  }
  for (const [id, options] of [
    ['lower', { value: 5 }],
    ['lowerOrEqual', { value: 0 }],
    ['between', { from: -5, to: 5 }],
    ['greater', { value: -5 }]
  ]) {
    const filters = [{ fieldName: 'v', config: { id, options } }];
    const kept = (
      await run(
        grafana.standardTransformers.filterByValueTransformer,
        { type: 'include', match: 'any', filters },
        frame([1, null, -3])
      )
    )[0];
    console.log(`kept by ${id} of 1, null, -3:`, kept.fields[0].values.map(String).join(' '));
  }
})();
JS
cat > expected.txt <<'SEEN'
@grafana/data 13.2.3
values: 1, null, undefined, -3
v * 2: 2 0 - -6
v + 5: 6 5 - 2
v - 1: 0 -1 - -4
abs v: 1 0 - 3
exp v: 2.718281828459045 1 - 0.049787068367863944
kept by lower of 1, null, -3: 1 null -3
kept by lowerOrEqual of 1, null, -3: null -3
kept by between of 1, null, -3: 1 null -3
kept by greater of 1, null, -3: 1 null -3
SEEN
TZ=UTC node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
