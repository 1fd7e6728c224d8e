#!/usr/bin/env bash
# One would expect of "Add field from calculation", mode "Window functions", mean, trailing, size 3, that each value
# is the mean of the last three (docs: "Trailing" takes the current row and the rows before it), gaps left out.
# With @grafana/data 13.2.3 a value leaves the window only when the row that enters is not null. Every null row
# therefore leaves one old value in the sum for good: after a gap the mean goes on to count values of before the gap,
# to the end of the panel. With all rows null for a whole window it still shows the last mean. The centred window does
# it right, but says 0 where it has no value.
# This matters to a server that marks a gap with null points, as it should: the smoothed line beside the raw one is
# wrong from the first gap on, and the more gaps, the more. So smoothing that must be right belongs into the server or
# the query.
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
  const values = [100, 100, 100, null, null, null, 0, 0, 0, 0];
  const frame = {
    refId: 'A',
    length: values.length,
    fields: [
      field(
        'time',
        'time',
        values.map((_, i) => i * 1000)
      ),
      field('v', 'number', values)
    ]
  };
  console.log('values  ', values.map(v => (v === null ? '-' : v)).join(' '));
  for (const windowAlignment of ['trailing', 'centered']) {
    const options = {
      mode: 'windowFunctions',
      window: { field: 'v', reducer: 'mean', windowSize: 3, windowSizeMode: 'fixed', windowAlignment }
    };
    console.log(
      windowAlignment,
      (await run(grafana.standardTransformers.calculateFieldTransformer, options, frame))[0].fields[2].values.join(' ')
    );
  }
})();
JS
cat > expected.txt <<'SEEN'
@grafana/data 13.2.3
values   100 100 100 - - - 0 0 0 0
trailing 100 100 100 100 100 100 75 60 50 50
centered 100 100 100 100 0 0 0 0 0 0
SEEN
TZ=UTC node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
