#!/usr/bin/env bash
# One would expect of GROUP BY that it makes one group of equal values and two of different ones, also for JavaScript's Date, which counts
# milliseconds, and that DISTINCT, COUNT(DISTINCT) and comparisons agree with it.
# alasql 4.19.1 groups dates by their text, which ends with the second: all times of one second become one group, under the time of the
# first of them, and COUNT(DISTINCT) counts seconds, where SELECT DISTINCT has all times. In a WHERE or a JOIN two dates of one moment are
# not equal, as they are two objects: the rows are missing. Of times as numbers all is right, and of those as texts MAX is undefined.
# This hurts samples, log lines and ticks that are faster than one a second: their sums, means and maxima are those of whole seconds though
# the question was for each time, and a join with another series has nothing, or is taken for "no data". So store getTime() and group by it.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  alasql@4.19.1

cat > look.cjs <<'JS'
const alasql = require('alasql');
const start = Date.parse('2026-07-05T12:30:00Z');
const kinds = { dates: millis => new Date(start + millis), numbers: millis => start + millis,
  texts: millis => new Date(start + millis).toISOString() };
const short = time => time === undefined ? 'undefined' : new Date(time).toISOString().slice(17, -1);
for (const [name, time] of Object.entries(kinds)) {
  const rows = () => [0, 250, 500, 1000, 1250].map((millis, n) => ({ t: time(millis), v: 10 ** n }));
  const times = found => found.map(row => short(row.t)).join(' ');
  console.log(`five times as ${name}, with 1, 10, 100, 1000 and 10000`);
  console.log('  GROUP BY:', alasql('SELECT t, SUM(v) AS s FROM ? GROUP BY t', [rows()]).map(row => `${short(row.t)} ${row.s}`).join(', '));
  console.log('  DISTINCT:', times(alasql('SELECT DISTINCT t FROM ?', [rows()])), '- and their number:',
    alasql('SELECT COUNT(DISTINCT t) AS n FROM ?', [rows()])[0].n);
  console.log('  equal to the second one:', times(alasql('SELECT t FROM ? WHERE t = ?', [rows(), time(250)])) || 'none',
    '- joined with a copy:', times(alasql('SELECT a.t AS t FROM ? a JOIN ? b ON a.t = b.t', [rows(), rows()])) || 'none');
  console.log('  MAX:', short(alasql('SELECT MAX(t) AS m FROM ?', [rows()])[0].m));
}
JS
look() {
  for name in alasql; do
    node -p "'$name ' + JSON.parse(require('fs').readFileSync('node_modules/$name/package.json')).version"
  done
  TZ=UTC node look.cjs
}
cat > expected.txt <<'SEEN'
alasql 4.19.1
five times as dates, with 1, 10, 100, 1000 and 10000
  GROUP BY: 00.000 111, 01.000 11000
  DISTINCT: 00.000 00.250 00.500 01.000 01.250 - and their number: 2
  equal to the second one: none - joined with a copy: none
  MAX: 01.250
five times as numbers, with 1, 10, 100, 1000 and 10000
  GROUP BY: 00.000 1, 00.250 10, 00.500 100, 01.000 1000, 01.250 10000
  DISTINCT: 00.000 00.250 00.500 01.000 01.250 - and their number: 5
  equal to the second one: 00.250 - joined with a copy: 00.000 00.250 00.500 01.000 01.250
  MAX: 01.250
five times as texts, with 1, 10, 100, 1000 and 10000
  GROUP BY: 00.000 1, 00.250 10, 00.500 100, 01.000 1000, 01.250 10000
  DISTINCT: 00.000 00.250 00.500 01.000 01.250 - and their number: 5
  equal to the second one: 00.250 - joined with a copy: 00.000 00.250 00.500 01.000 01.250
  MAX: undefined
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
