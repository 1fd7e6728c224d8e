#!/usr/bin/env bash
# One would expect of a function that fills the gaps of a series with nulls, as getTimeSeriesValues of Perses does for its charts, that each
# value keeps its time; and of a join by a column that rows which have no value there are no match, as in SQL, and that rows are not lost.
# With @perses-dev/core 0.52.0 a value gets the time of the next step of the grid, not its own, and each value takes one step: what is a
# second late is a minute late, and what comes every ten seconds on a grid of a minute comes every minute, the value of 0:40 at 4:00.
# JoinByColumnValue makes one row of all that have the same value in the column, where the last cell wins, and all rows without one are one
# row as well. MergeIndexedColumns takes the name of the column for a pattern: "load (1m)" is not merged. And it takes the columns out of
# the data it was given, so that done again on the same data it has no values.
# This hurts panels of logs, of events and of other sources than Prometheus, whose points are where they are: a burst of one minute is
# drawn over six, and tables lack rows without a word. So align points to the step, fill in the key, and hand over a copy.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
# 0.54.0 has the same code
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps @perses-dev/core@0.52.0 react@18.3.1

cat > look.cjs <<'JS'
const { getCommonTimeScale, getTimeSeriesValues, transformData } = require('@perses-dev/core');
console.log('@perses-dev/core', require('./node_modules/@perses-dev/core/package.json').version);
const at = seconds => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
function grid(title, seconds) {
  const scale = getCommonTimeScale([{ timeRange: { start: new Date(0), end: new Date(300000) }, stepMs: 60000, series: [] }]);
  const shown = getTimeSeriesValues({ values: seconds.map((second, i) => [second * 1000, i + 1]) }, scale);
  console.log(title);
  console.log(`  measured ${seconds.map((second, i) => `${i + 1} at ${at(second)}`).join(', ')}`);
  const drawn = shown.filter(([, value]) => value !== null);
  console.log(`  drawn    ${drawn.map(([time, value]) => `${value} at ${at(time / 1000)}`).join(', ')}`);
}
grid('on the grid of a minute, until 5:00', [0, 60, 180, 240]);
grid('a second late', [1, 61, 181, 241]);
grid('every ten seconds of the first minute', [0, 10, 20, 30, 40, 50]);

function transform(title, kind, spec, rows, times = 1) {
  console.log(title);
  for (let i = 0; i < times; i++) console.log(`  ${JSON.stringify(transformData(rows, [{ kind, spec }]))}`);
}
const join = { columns: ['host'] };
transform('joined by host', 'JoinByColumnValue', join, [{ host: 'a', cpu: 1 }, { host: 'b', cpu: 2 }, { host: 'a', memory: 3 }]);
transform('joined, three rows of no host', 'JoinByColumnValue', join, [{ host: 'a', cpu: 1 }, { cpu: 2 }, { cpu: 3 }, { memory: 4 }]);
transform('joined, two hours of a host', 'JoinByColumnValue', join, [{ hour: 1, host: 'a', cpu: 1 }, { hour: 2, host: 'a', cpu: 9 }]);
transform('load of two queries, merged twice', 'MergeIndexedColumns', { column: 'load' },
  [{ host: 'a', load: 1 }, { host: 'b', 'load #2': 2 }], 2);
transform('load (1m) of two queries, merged', 'MergeIndexedColumns', { column: 'load (1m)' },
  [{ host: 'a', 'load (1m)': 1 }, { host: 'b', 'load (1m) #2': 2 }]);
JS
cat > expected.txt <<'SEEN'
@perses-dev/core 0.52.0
on the grid of a minute, until 5:00
  measured 1 at 0:00, 2 at 1:00, 3 at 3:00, 4 at 4:00
  drawn    1 at 0:00, 2 at 1:00, 3 at 3:00, 4 at 4:00
a second late
  measured 1 at 0:01, 2 at 1:01, 3 at 3:01, 4 at 4:01
  drawn    1 at 1:00, 2 at 2:00, 3 at 4:00, 4 at 5:00
every ten seconds of the first minute
  measured 1 at 0:00, 2 at 0:10, 3 at 0:20, 4 at 0:30, 5 at 0:40, 6 at 0:50
  drawn    1 at 0:00, 2 at 1:00, 3 at 2:00, 4 at 3:00, 5 at 4:00, 6 at 5:00
joined by host
  [{"cpu":1,"host":"a","memory":3},{"cpu":2,"host":"b"}]
joined, three rows of no host
  [{"cpu":1,"host":"a"},{"cpu":3,"memory":4}]
joined, two hours of a host
  [{"cpu":9,"host":"a","hour":2}]
load of two queries, merged twice
  [{"host":"a","load":1},{"host":"b","load":2}]
  [{"host":"a"},{"host":"b"}]
load (1m) of two queries, merged
  [{"host":"a","load (1m)":1},{"host":"b","load (1m) #2":2}]
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
