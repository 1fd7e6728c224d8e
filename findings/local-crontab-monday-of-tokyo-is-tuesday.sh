#!/usr/bin/env bash
# One would expect of what converts a crontab of a zone into crontabs of UTC that these run at the same moments: Monday 08:00 in Tokyo is
# Sunday 23:00 UTC, and the first of a month is the last day of the month before.
# local-crontab 0.1.8 converts the hour and leaves the days of the week and of the month as they are: 08:00 of Monday to Friday in Tokyo
# runs on Tuesday to Saturday, 23:00 of Monday in Phoenix on Sunday, and what is for the first of a month on the second, or on the last. All
# that does not cross midnight of UTC, and all that is daily, is right; its README names no limit, and there is no error.
# This hurts those who move jobs to a scheduler in UTC, for which it is made: reports of the working week are missing on Monday and run on
# Saturday, and invoices and closings of a month are a day off. So let the scheduler have the zone.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  local-crontab@0.1.8 croner@9.1.0

cat > look.cjs <<'JS'
const { localCrontabToUtcCrontabs } = require('local-crontab');
const { Cron } = require('croner');
const start = new Date('2026-07-05T00:00:00Z');
const runs = (crontabs, zone, local) => {
  const found = crontabs.flatMap(crontab => new Cron(crontab, { timezone: zone }).nextRuns(6, start)).sort((a, b) => a - b).slice(0, 6);
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: local, weekday: 'short', day: '2-digit', month: 'short', hour: '2-digit',
    minute: '2-digit' });
  return found.map(time => format.format(time).replaceAll(',', '')).join(', ');
};
for (const [crontab, zone] of [['0 12 * * 1-5', 'Asia/Tokyo'], ['0 8 * * *', 'Asia/Tokyo'], ['0 8 * * 1-5', 'Asia/Tokyo'],
  ['0 23 * * 1', 'America/Phoenix'], ['0 8 1 * *', 'Asia/Tokyo'], ['0 23 1 * *', 'America/Phoenix']]) {
  const utc = localCrontabToUtcCrontabs(crontab, zone);
  console.log(`${crontab} in ${zone}, in UTC ${utc.join(' and ')}`);
  const [asked, got] = [runs([crontab], zone, zone), runs(utc, 'UTC', zone)];
  console.log(got === asked ? `  runs as it should: ${got}` : `  should run ${asked}\n  runs       ${got}`);
}
JS
look() {
  for name in local-crontab croner; do
    node -p "'$name ' + JSON.parse(require('fs').readFileSync('node_modules/$name/package.json')).version"
  done
  node look.cjs
}
cat > expected.txt <<'SEEN'
local-crontab 0.1.8
croner 9.1.0
0 12 * * 1-5 in Asia/Tokyo, in UTC 0 3 * * 1-5
  runs as it should: Mon 06 Jul 12:00, Tue 07 Jul 12:00, Wed 08 Jul 12:00, Thu 09 Jul 12:00, Fri 10 Jul 12:00, Mon 13 Jul 12:00
0 8 * * * in Asia/Tokyo, in UTC 0 23 * * *
  runs as it should: Mon 06 Jul 08:00, Tue 07 Jul 08:00, Wed 08 Jul 08:00, Thu 09 Jul 08:00, Fri 10 Jul 08:00, Sat 11 Jul 08:00
0 8 * * 1-5 in Asia/Tokyo, in UTC 0 23 * * 1-5
  should run Mon 06 Jul 08:00, Tue 07 Jul 08:00, Wed 08 Jul 08:00, Thu 09 Jul 08:00, Fri 10 Jul 08:00, Mon 13 Jul 08:00
  runs       Tue 07 Jul 08:00, Wed 08 Jul 08:00, Thu 09 Jul 08:00, Fri 10 Jul 08:00, Sat 11 Jul 08:00, Tue 14 Jul 08:00
0 23 * * 1 in America/Phoenix, in UTC 0 6 * * 1
  should run Mon 06 Jul 23:00, Mon 13 Jul 23:00, Mon 20 Jul 23:00, Mon 27 Jul 23:00, Mon 03 Aug 23:00, Mon 10 Aug 23:00
  runs       Sun 05 Jul 23:00, Sun 12 Jul 23:00, Sun 19 Jul 23:00, Sun 26 Jul 23:00, Sun 02 Aug 23:00, Sun 09 Aug 23:00
0 8 1 * * in Asia/Tokyo, in UTC 0 23 1 * *
  should run Sat 01 Aug 08:00, Tue 01 Sept 08:00, Thu 01 Oct 08:00, Sun 01 Nov 08:00, Tue 01 Dec 08:00, Fri 01 Jan 08:00
  runs       Sun 02 Aug 08:00, Wed 02 Sept 08:00, Fri 02 Oct 08:00, Mon 02 Nov 08:00, Wed 02 Dec 08:00, Sat 02 Jan 08:00
0 23 1 * * in America/Phoenix, in UTC 0 6 1 * *
  should run Sat 01 Aug 23:00, Tue 01 Sept 23:00, Thu 01 Oct 23:00, Sun 01 Nov 23:00, Tue 01 Dec 23:00, Fri 01 Jan 23:00
  runs       Fri 31 Jul 23:00, Mon 31 Aug 23:00, Wed 30 Sept 23:00, Sat 31 Oct 23:00, Mon 30 Nov 23:00, Thu 31 Dec 23:00
SEEN
TZ=UTC look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
