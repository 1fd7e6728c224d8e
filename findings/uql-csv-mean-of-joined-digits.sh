#!/usr/bin/env bash
# One would expect of UQL, the query language of Grafana's Infinity data source, that sum, max and mean of a column of
# numbers in a CSV are those of the numbers, as in a JSON; or an error, because the cells of a CSV are texts.
# With uql 0.0.23 the sum writes the texts one behind the other, the mean divides the number that this makes, and
# minimum, maximum and order go by letters: of 9, 10 and 100 the sum is "910100", the mean 303,366.67 and the maximum 9.
# A comparison with a number takes them as numbers.
# This hurts because the result looks like a number and grows with the number of rows. So make numbers first:
# extend "v"=tonumber("v").
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  uql@0.0.23

cat > look.cjs <<'JS'
const { uql } = require('uql');
console.log('uql', JSON.parse(require('fs').readFileSync('node_modules/uql/package.json')).version);
const numbers = [9, 10, 100];
const csv = ['v', ...numbers].join('\n');
const json = JSON.stringify(numbers.map(v => ({ v })));
const all = 'summarize "sum"=sum("v"), "mean"=mean("v"), "min"=min("v"), "max"=max("v")';
(async () => {
  const show = async (what, query, data) => console.log(`${what}: ${JSON.stringify(await uql(query, { data }))}`);
  await show('JSON', `parse-json | ${all}`, json);
  await show('CSV', `parse-csv | ${all}`, csv);
  await show('CSV, tonumber', `parse-csv | extend "v"=tonumber("v") | ${all}`, csv);
  await show('CSV, order', 'parse-csv | order by "v" asc', csv);
  await show('CSV, where "v" > 9', 'parse-csv | where "v" > 9', csv);
})();
JS
cat > expected.txt <<'SEEN'
uql 0.0.23
JSON: {"sum":119,"mean":39.666666666666664,"min":9,"max":100}
CSV: {"sum":"910100","mean":303366.6666666667,"min":"10","max":"9"}
CSV, tonumber: {"sum":119,"mean":39.666666666666664,"min":9,"max":100}
CSV, order: [{"v":"10"},{"v":"100"},{"v":"9"}]
CSV, where "v" > 9: [{"v":"10"},{"v":"100"}]
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
