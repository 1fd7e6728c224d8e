#!/usr/bin/env bash
# One would expect of window functions of SQL that SUM(v) OVER (ORDER BY t) is a running total, that ROW_NUMBER() OVER (ORDER BY v DESC)
# numbers the greatest with 1, and that a partition has its own sum whatever else is selected; or an error, as there is one for RANK.
# alasql 4.19.1 reads the ORDER BY within OVER and does not use it: a running total is the total in each row, and the number is that of the
# row as given. It looks in the selected columns only: where that of PARTITION BY is not among them, the sum is that of all, and where the
# summed one is not, it is 0. And a number within a partition begins anew where the rows of the partitions alternate, so that all of them
# are the first. SQLite 3.40.1 has what is expected.
# This hurts cumulated energy or cost, ranks, "the newest row of each series" (ROW_NUMBER ... = 1) and shares of a group's total, over JSON
# and CSV in the browser or in Node: each row is the newest, a curve of the year is level at its end value, and shares do not add up. So use
# GROUP BY, and cumulate in JavaScript.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
dpkg -s sqlite3 > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends sqlite3 > apt.txt 2>&1
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  alasql@4.19.1

cat > look.cjs <<'JS'
const { execFileSync } = require('child_process');
const alasql = require('alasql');
const rows = [['a', 1, 1], ['b', 2, 300], ['a', 3, 20], ['b', 4, 4000]];
const sqlite = query => execFileSync('sqlite3', [':memory:', '-separator', ' ', `CREATE TABLE x (k, t, v);
  INSERT INTO x VALUES ${rows.map(([k, t, v]) => `('${k}', ${t}, ${v})`)}; ${query}`]).toString().trim().split('\n').join(', ');
console.log('rows of k, t and v:', rows.map(row => row.join(' ')).join(', '));
for (const select of ['t, v, SUM(v) OVER (ORDER BY t) AS r', 't, SUM(v) OVER (ORDER BY t) AS r',
  't, v, ROW_NUMBER() OVER (ORDER BY v DESC) AS r', 'k, t, v, SUM(v) OVER (PARTITION BY k) AS r', 't, v, SUM(v) OVER (PARTITION BY k) AS r',
  'k, t, ROW_NUMBER() OVER (PARTITION BY k ORDER BY t) AS r']) {
  const seen = alasql(`SELECT ${select} FROM ? ORDER BY t`, [rows.map(([k, t, v]) => ({ k, t, v }))]);
  console.log(`${select}\n  alasql ${seen.map(row => Object.values(row).join(' ')).join(', ')}\n  SQLite ${
    sqlite(`SELECT ${select} FROM x ORDER BY t`)}`);
}
try {
  alasql('SELECT t, RANK() OVER (ORDER BY v) AS r FROM ?', [[{ t: 1, v: 1 }]]);
} catch (error) {
  console.log('RANK:', error.message);
}
JS
look() {
  for name in alasql; do
    node -p "'$name ' + JSON.parse(require('fs').readFileSync('node_modules/$name/package.json')).version"
  done
  dpkg-query -W -f='${Package} ${Version}\n' sqlite3 | sed 's/-.*//'
  node look.cjs
}
cat > expected.txt <<'SEEN'
alasql 4.19.1
sqlite3 3.40.1
rows of k, t and v: a 1 1, b 2 300, a 3 20, b 4 4000
t, v, SUM(v) OVER (ORDER BY t) AS r
  alasql 1 1 4321, 2 300 4321, 3 20 4321, 4 4000 4321
  SQLite 1 1 1, 2 300 301, 3 20 321, 4 4000 4321
t, SUM(v) OVER (ORDER BY t) AS r
  alasql 1 0, 2 0, 3 0, 4 0
  SQLite 1 1, 2 301, 3 321, 4 4321
t, v, ROW_NUMBER() OVER (ORDER BY v DESC) AS r
  alasql 1 1 1, 2 300 2, 3 20 3, 4 4000 4
  SQLite 1 1 4, 2 300 2, 3 20 3, 4 4000 1
k, t, v, SUM(v) OVER (PARTITION BY k) AS r
  alasql a 1 1 21, b 2 300 4300, a 3 20 21, b 4 4000 4300
  SQLite a 1 1 21, b 2 300 4300, a 3 20 21, b 4 4000 4300
t, v, SUM(v) OVER (PARTITION BY k) AS r
  alasql 1 1 4321, 2 300 4321, 3 20 4321, 4 4000 4321
  SQLite 1 1 21, 2 300 4300, 3 20 21, 4 4000 4300
k, t, ROW_NUMBER() OVER (PARTITION BY k ORDER BY t) AS r
  alasql a 1 1, b 2 1, a 3 1, b 4 1
  SQLite a 1 1, b 2 1, a 3 2, b 4 2
RANK: alasql.fn.RANK is not a function
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
