#!/usr/bin/env bash
# One would expect of a parser that "supports the complete standard cron syntax" that the next date of 0 6 31 * * is the 31st of a month
# that has one, and of 0 0 13 * 5 the 13th or a Friday, whichever is first, as crontab(5) has it where both days are given.
# @fregante/mi-cron 2.0.1 takes the 31st in every month and lets it run over: after 31 January 2026 comes 3 March, in the year there are
# twelve of them, five of which are the 1st or the 3rd, 0 0 29 2 * is 1 March in other than leap years, and 0 0 31 4 *, which never is, is 1
# May. Where a day of the month and one of the week are given it waits for both: the next 13th or Friday after 1 July 2026 is 13 November.
# Where the days are 1 to 28, or only one of both is given, all is right.
# This hurts what is to run at the end of a month, as the reading of meters or a report: it runs in the next one, and its figures are of a
# month and a day or three; one that needs the 1st as well runs twice. So ask for 1 to 28, and check the day of what comes back.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  @fregante/mi-cron@2.0.1

cat > look.cjs <<'JS'
import('@fregante/mi-cron').then(({ parseCron }) => {
  console.log('@fregante/mi-cron', JSON.parse(require('fs').readFileSync('node_modules/@fregante/mi-cron/package.json')).version);
  const next = (expression, from) => parseCron.nextDate(expression, new Date(from)).toISOString().slice(0, 16);
  const look = (expression, from) => console.log(`  ${expression} after ${from}: ${next(expression, from)}`);
  look('0 6 15 * *', '2026-02-10T00:00Z');
  look('0 6 30 * *', '2026-02-10T00:00Z');
  look('0 6 31 * *', '2026-01-31T12:00Z');
  look('0 0 29 2 *', '2026-01-01T00:00Z');
  look('0 0 29 2 *', '2028-01-01T00:00Z');
  look('0 0 31 4 *', '2026-01-01T00:00Z');
  look('0 0 13 * *', '2026-07-01T00:00Z');
  look('0 0 * * 5', '2026-07-01T00:00Z');
  look('0 0 13 * 5', '2026-07-01T00:00Z');
  const year = [];
  for (let date = '2026-01-01T00:00Z'; (date = next('0 6 31 * *', date) + 'Z') < '2027';) year.push(date.slice(5, 10));
  console.log(`  0 6 31 * * in 2026: ${year.join(' ')}`);
});
JS
cat > expected.txt <<'SEEN'
@fregante/mi-cron 2.0.1
  0 6 15 * * after 2026-02-10T00:00Z: 2026-02-15T06:00
  0 6 30 * * after 2026-02-10T00:00Z: 2026-03-02T06:00
  0 6 31 * * after 2026-01-31T12:00Z: 2026-03-03T06:00
  0 0 29 2 * after 2026-01-01T00:00Z: 2026-03-01T00:00
  0 0 29 2 * after 2028-01-01T00:00Z: 2028-02-29T00:00
  0 0 31 4 * after 2026-01-01T00:00Z: 2026-05-01T00:00
  0 0 13 * * after 2026-07-01T00:00Z: 2026-07-13T00:00
  0 0 * * 5 after 2026-07-01T00:00Z: 2026-07-03T00:00
  0 0 13 * 5 after 2026-07-01T00:00Z: 2026-11-13T00:00
  0 6 31 * * in 2026: 01-31 03-03 03-31 05-01 05-31 07-01 07-31 08-31 10-01 10-31 12-01 12-31
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
