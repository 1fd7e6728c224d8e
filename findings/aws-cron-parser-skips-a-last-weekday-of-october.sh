#!/usr/bin/env bash
# One would expect of a library for the cron expressions of AWS, which are in UTC and which it reads with UTC throughout, that "the last
# Sunday of the month", 1L, is once in every month, on whatever machine it is asked.
# aws-cron-parser 1.1.12 looks for the last one with the machine's own dates: it is the day of which the same hour 168 hours later lies in
# another month. Where the clocks go back at the end of October, in most of Europe, the week that begins on the 25th has 169 hours, so it
# ends on the 31st at 23:00, and the 25th is not the last of its weekday. Then October has none: next() and prev() go on to the month
# beyond, and asked for that October alone they say that there is no such time. Each year it is the weekday of the 25th: Sunday in 2026.
# This hurts whoever marks the runs of a schedule in a graph or alerts when one is late: on the developer's machine one run of the year is
# missing, and in the container, with UTC, it is there. So set TZ=UTC for all that uses it.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  aws-cron-parser@1.1.12

cat > look.cjs <<'JS'
const { next, parse, prev } = require('aws-cron-parser');
const days = step => (expression, start) => {
  const found = [];
  let time = new Date(start);
  while (found.length < 3) found.push((time = step(parse(expression), time)).toISOString().slice(0, 10));
  return found.join(' ');
};
console.log(`${process.env.TZ}, last Sunday after 31 August 2026: ${days(next)('0 6 ? * 1L *', '2026-08-31T00:00:00Z')}`);
console.log(`${process.env.TZ}, last Sunday before 1 December 2026: ${days(prev)('0 6 ? * 1L *', '2026-12-01T00:00:00Z')}`);
console.log(`${process.env.TZ}, last Saturday after 31 August 2025: ${days(next)('0 6 ? * 7L *', '2025-08-31T00:00:00Z')}`);
const only = next(parse('0 6 ? 10 1L 2026'), new Date('2026-08-31T00:00:00Z'));
console.log(`${process.env.TZ}, last Sunday of October 2026: ${only && only.toISOString().slice(0, 10)}`);
JS
look() {
  echo "aws-cron-parser $(node -p "require('./node_modules/aws-cron-parser/package.json').version")"
  for zone in UTC America/New_York Europe/London Europe/Berlin; do TZ=$zone node look.cjs; done
}
cat > expected.txt <<'SEEN'
aws-cron-parser 1.1.12
UTC, last Sunday after 31 August 2026: 2026-09-27 2026-10-25 2026-11-29
UTC, last Sunday before 1 December 2026: 2026-11-29 2026-10-25 2026-09-27
UTC, last Saturday after 31 August 2025: 2025-09-27 2025-10-25 2025-11-29
UTC, last Sunday of October 2026: 2026-10-25
America/New_York, last Sunday after 31 August 2026: 2026-09-27 2026-10-25 2026-11-29
America/New_York, last Sunday before 1 December 2026: 2026-11-29 2026-10-25 2026-09-27
America/New_York, last Saturday after 31 August 2025: 2025-09-27 2025-10-25 2025-11-29
America/New_York, last Sunday of October 2026: 2026-10-25
Europe/London, last Sunday after 31 August 2026: 2026-09-27 2026-11-29 2026-12-27
Europe/London, last Sunday before 1 December 2026: 2026-11-29 2026-09-27 2026-08-30
Europe/London, last Saturday after 31 August 2025: 2025-09-27 2025-11-29 2025-12-27
Europe/London, last Sunday of October 2026: null
Europe/Berlin, last Sunday after 31 August 2026: 2026-09-27 2026-11-29 2026-12-27
Europe/Berlin, last Sunday before 1 December 2026: 2026-11-29 2026-09-27 2026-08-30
Europe/Berlin, last Saturday after 31 August 2025: 2025-09-27 2025-11-29 2025-12-27
Europe/Berlin, last Sunday of October 2026: null
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
