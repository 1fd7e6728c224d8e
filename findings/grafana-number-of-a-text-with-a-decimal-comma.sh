#!/usr/bin/env bash
# One would expect of "Convert field type" to Number that "12,5", which is how most of Europe and South America write
# twelve and a half, becomes 12.5, or that it becomes nothing, as "12.5 kW" and "12 500" do.
# With @grafana/data 13.2.3 commas are taken out before the text is read, wherever they stand: "12,5" becomes 125, "0,75"
# 75 and "1.234,5" 1.2345. Nothing is said, and how far a value is off depends on its digits: of 7,5 and 7,25 the smaller
# one becomes the larger, 725.
# This matters to anyone whose numbers come as text, as from a CSV of a German spreadsheet, and are made numbers on the
# panel. So they should be made numbers where their country is known, which is before they are sent.
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

(async () => {
  const values = ['12.5', '1,234.5', '12,5', '7,5', '7,25', '0,75', '1.234,5', '12 500', '12.5 kW'];
  const options = { conversions: [{ targetField: 'v', destinationType: 'number' }] };
  const frame = { refId: 'A', length: values.length, fields: [{ name: 'v', type: 'string', values, config: {} }] };
  const made = await firstValueFrom(
    standardTransformers.convertFieldTypeTransformer.operator(options, { interpolate: s => s })(of([frame]))
  );
  made[0].fields[0].values.forEach((value, i) => console.log(`${values[i]}: ${value}`));
})();
JS
cat > expected.txt <<'SEEN'
@grafana/data 13.2.3
12.5: 12.5
1,234.5: 1234.5
12,5: 125
7,5: 75
7,25: 725
0,75: 75
1.234,5: 1.2345
12 500: null
12.5 kW: null
SEEN
TZ=UTC node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
