#!/usr/bin/env bash
# One would expect of a reader of MT940 that the entry date of a statement line, which has a month and a day and no year, is the one near
# the line's value date, as no bank books a year apart: with a value date of 2 January 2026 an entry of 1231 is of 31 December 2025, all the
# more in a statement that closes on 2 January. And that an amount keeps the digits it has: SWIFT has three after the comma for Kuwait's,
# Bahrain's and Oman's money, as ISO 4217 says.
# mt940js 1.3.5 and mt940-js 1.0.0 both take the year of the value date: that entry is of 31 December 2026, eleven months after the
# statement ended, and one of 2 January whose value date is 31 December 2025 is of 2 January 2025. mt940js also rounds each amount to two
# digits: 1,234 dinars are 1.23, five fils are 0, and a statement in which the roundings do not cancel each other is refused for its sum;
# mt940-js has 1.234 and 0.005.
# This hurts whoever draws or sums accounts by the day of entry: around each new year entries are a year early or late, a month of December
# has next year's, and the balance jumps. In other weeks all is well. So take the year that puts the entry nearest to the value date, and
# amounts from mt940-js.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  mt940js@1.3.5 mt940-js@1.0.0 tslib@2.8.1

printf '%s\r\n' ':20:START' ':25:KW1/123' ':28C:1/1' ':60F:C251230KWD1000,000' \
  ':61:2512301230C1,000NTRFA' ':86:same day' ':61:2512310102C1,234NTRFB' ':86:value at the year'"'"'s end, entered after it' \
  ':61:2601021231D0,005NTRFC' ':86:entered at the year'"'"'s end, value after it' ':62F:C260102KWD1002,229' > statement.txt
cat > look.cjs <<'JS'
const { readFileSync } = require('fs');
const version = name => JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version;
const day = date => new Date(date).toISOString().slice(0, 10);
const { Parser } = require('mt940js');
console.log('mt940js', version('mt940js'));
const text = readFileSync('statement.txt', 'utf8');
for (const { transactions, closingBalanceDate, openingBalance, closingBalance } of new Parser().parse(text)) {
  for (const { date, entryDate, amount } of transactions) {
    console.log(`  value date ${day(date)}, entry date ${day(entryDate)}, amount ${amount}`);
  }
  const sum = transactions.reduce((all, each) => all + each.amount, openingBalance);
  console.log(`  closed on ${day(closingBalanceDate)}: ${closingBalance}, by the lines ${sum.toFixed(3)}`);
}
console.log('mt940-js', version('mt940-js'));
require('mt940-js').read(readFileSync('statement.txt')).then(statements => {
  for (const { transactions, openingBalance, closingBalance } of statements) {
    for (const { valueDate, entryDate, amount, isCredit } of transactions) {
      console.log(`  value date ${valueDate}, entry date ${entryDate}, amount ${isCredit ? amount : -amount}`);
    }
    const sum = transactions.reduce((all, each) => all + (each.isCredit ? 1 : -1) * each.amount, openingBalance.value);
    console.log(`  closed on ${closingBalance.date}: ${closingBalance.value}, by the lines ${sum.toFixed(3)}`);
  }
});
JS
cat > expected.txt <<'SEEN'
mt940js 1.3.5
  value date 2025-12-30, entry date 2025-12-30, amount 1
  value date 2025-12-31, entry date 2025-01-02, amount 1.23
  value date 2026-01-02, entry date 2026-12-31, amount 0
  closed on 2026-01-02: 1002.23, by the lines 1002.230
mt940-js 1.0.0
  value date 2025-12-30, entry date 2025-12-30, amount 1
  value date 2025-12-31, entry date 2025-01-02, amount 1.234
  value date 2026-01-02, entry date 2026-12-31, amount -0.005
  closed on 2026-01-02: 1002.229, by the lines 1002.229
SEEN
TZ=UTC node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
