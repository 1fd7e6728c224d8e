#!/usr/bin/env bash
# One would expect of UQL, the query language of Grafana's Infinity data source, that mean, min and max of a column
# leave out the same rows: those that have no value.
# With uql 0.0.23 min and max leave them out, and mean divides by the number of all rows, so that it can be above the
# maximum or below the minimum; dcount counts null as a value of its own. In a pivot a cell whose only row holds null is
# null in sums and 0 in means, and a cell without a row 0 in sums and null in means.
# This hurts on every series with gaps: a sensor that was off half of the day is shown with half its temperature, and a
# room that was not measured with 0. Nothing tells, and the language has no null to compare with. So hand only rows with
# a value to UQL.
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
const rows = [
  { day: 'mon', room: 'attic', v: 20 },
  { day: 'tue', room: 'attic', v: null },
  { day: 'mon', room: 'cellar', v: -8 },
  { day: 'tue', room: 'cellar', v: -6 },
  { day: 'wed', room: 'cellar' }
];
(async () => {
  for (const query of [
    'summarize "mean"=mean("v"), "min"=min("v"), "max"=max("v"), "dcount"=dcount("v") by "room"',
    'pivot sum("v"), "day", "room"',
    'pivot mean("v"), "day", "room"'
  ]) {
    console.log(query);
    for (const row of await uql(`parse-json | ${query}`, { data: JSON.stringify(rows) })) console.log(' ', JSON.stringify(row));
  }
})();
JS
cat > expected.txt <<'SEEN'
uql 0.0.23
summarize "mean"=mean("v"), "min"=min("v"), "max"=max("v"), "dcount"=dcount("v") by "room"
  {"room":"attic","mean":10,"min":20,"max":20,"dcount":2}
  {"room":"cellar","mean":-4.666666666666667,"min":-8,"max":-6,"dcount":3}
pivot sum("v"), "day", "room"
  {"day":"mon","attic":20,"cellar":-8}
  {"day":"tue","attic":null,"cellar":-6}
  {"day":"wed","attic":0}
pivot mean("v"), "day", "room"
  {"day":"mon","attic":20,"cellar":-8}
  {"day":"tue","attic":0,"cellar":-6}
  {"day":"wed","attic":null,"cellar":null}
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
