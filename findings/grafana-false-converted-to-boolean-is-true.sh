#!/usr/bin/env bash
# One would expect of "Convert field type" to Boolean that the text "false" becomes false, as "0" and "off" do in nearly
# everything that reads settings, or that it becomes nothing.
# With @grafana/data 13.2.3 every text that is not empty becomes true: "false", "False", "0", "off" and "no", too. Of
# numbers 0 becomes false, so the same switch is off or on depending on whether its source sent 0 or "0". What is null
# becomes false, so a reading that is missing is off.
# This matters to anyone who sends states as text and lets the panel make booleans of them, for a state timeline or an
# alert: a door that is closed is open all the time. So states should be sent as booleans or as numbers, 0 and 1.
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
  for (const [type, values] of [
    ['string', ['true', 'false', 'False', '1', '0', 'off', 'no', '', null]],
    ['number', [1, 0, null]]
  ]) {
    const options = { conversions: [{ targetField: 'v', destinationType: 'boolean' }] };
    const frame = { refId: 'A', length: values.length, fields: [{ name: 'v', type, values, config: {} }] };
    const made = await firstValueFrom(
      standardTransformers.convertFieldTypeTransformer.operator(options, { interpolate: s => s })(of([frame]))
    );
    made[0].fields[0].values.forEach((value, i) => console.log(`${JSON.stringify(values[i])}: ${value}`));
  }
})();
JS
cat > expected.txt <<'SEEN'
@grafana/data 13.2.3
"true": true
"false": true
"False": true
"1": true
"0": true
"off": true
"no": true
"": false
null: false
1: true
0: false
null: false
SEEN
TZ=UTC node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
