#!/usr/bin/env bash
# One would expect of a line of RFC 3164, whose time has no year, that it is taken for the latest time of that name which is not in the
# future, and that month, day, hour, minute and second are those that stand in it.
# syslog-parse 2.0.0 takes the clock of the machine and puts the month into it first and then the day. Where the month of the line has no
# such day as today that is the month after: read on the 31st, "Feb 28" is 28 March and "Jun 30" is 30 July. The year is always today's,
# so in January all lines of December are eleven months ahead, and the milliseconds are those of the moment of reading.
# This hurts whoever reads a log again, or with a delay, and draws its lines over time: on up to three days at the end of a month those of
# shorter months are a month late, after the turn of the year all old ones are in the future, outside of every range that ends now, and two
# lines of one second are in the order in which they were read, at times that nobody wrote. So set the parts again from the line's text.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  syslog-parse@2.0.0

cat > look.mjs <<'JS'
import parse from 'syslog-parse';

const Clock = Date;
const at = now => globalThis.Date = class extends Clock {
  constructor(...parts) {
    super(...(parts.length ? parts : [now]));
  }
};
for (const now of ['2026-03-28T12:00:00.123Z', '2026-03-31T12:00:00.123Z', '2026-07-30T12:00:00.123Z', '2026-07-31T12:00:00.123Z',
  '2027-01-02T12:00:00.123Z']) {
  at(now);
  console.log(`read at ${now}`);
  for (const text of ['Feb 28 23:59:58', 'Jun 30 23:59:58', 'Dec 31 23:59:58']) {
    const { time } = parse(`<38>${text} gate sshd[253]: session opened`);
    console.log(`  ${text}: ${time.toISOString()}${time > new Clock(now) ? ', in the future' : ''}`);
  }
}
JS
look() {
  echo "syslog-parse $(node -p "JSON.parse(fs.readFileSync('node_modules/syslog-parse/package.json')).version")"
  TZ=UTC node look.mjs
}
cat > expected.txt <<'SEEN'
syslog-parse 2.0.0
read at 2026-03-28T12:00:00.123Z
  Feb 28 23:59:58: 2026-02-28T23:59:58.123Z
  Jun 30 23:59:58: 2026-06-30T23:59:58.123Z, in the future
  Dec 31 23:59:58: 2026-12-31T23:59:58.123Z, in the future
read at 2026-03-31T12:00:00.123Z
  Feb 28 23:59:58: 2026-03-28T23:59:58.123Z
  Jun 30 23:59:58: 2026-07-30T23:59:58.123Z, in the future
  Dec 31 23:59:58: 2026-12-31T23:59:58.123Z, in the future
read at 2026-07-30T12:00:00.123Z
  Feb 28 23:59:58: 2026-03-28T23:59:58.123Z
  Jun 30 23:59:58: 2026-06-30T23:59:58.123Z
  Dec 31 23:59:58: 2026-12-31T23:59:58.123Z, in the future
read at 2026-07-31T12:00:00.123Z
  Feb 28 23:59:58: 2026-03-28T23:59:58.123Z
  Jun 30 23:59:58: 2026-07-30T23:59:58.123Z
  Dec 31 23:59:58: 2026-12-31T23:59:58.123Z, in the future
read at 2027-01-02T12:00:00.123Z
  Feb 28 23:59:58: 2027-02-28T23:59:58.123Z, in the future
  Jun 30 23:59:58: 2027-06-30T23:59:58.123Z, in the future
  Dec 31 23:59:58: 2027-12-31T23:59:58.123Z, in the future
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
