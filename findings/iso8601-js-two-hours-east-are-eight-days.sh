#!/usr/bin/env bash
# One would expect of the npm package iso8601 that it reads what its name says: 12:00:00+02:00 is 10:00 UTC, as in ISO 8601 and RFC 3339.
# iso8601 1.1.1 makes one number of the minutes of the hours and the minutes behind them, by writing one after the other: +02:00 is 120 and
# 00, which is 12000 minutes, or 8 days and 8 hours, and -05:30 is 30030 minutes, nearly 21 days. Only Z and offsets of less than an hour
# are right. As it goes through the machine's own zone, UTC times of the hour that is skipped there in spring are an hour late, too.
# JavaScript's Date has all of these right.
# This hurts whoever has it from the years before browsers could do this, and takes times with Z alone in tests: the first device or feed
# that sends its own zone puts its values days before, where nobody looks, or into the future, and a store that keeps the newest keeps those
# for weeks. So use Date.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  iso8601@1.1.1

cat > look.cjs <<'JS'
console.log('iso8601', JSON.parse(require('fs').readFileSync('node_modules/iso8601/package.json')).version, process.env.TZ);
const { toDate } = require('iso8601');
for (const text of ['2026-07-05T12:00:00Z', '2026-07-05T12:00:00+00:00', '2026-07-05T12:00:00+01:00', '2026-07-05T12:00:00+02:00',
  '2026-07-05T12:00:00.250-05:30', '2026-07-05T12:00:00-00:30', '2026-03-29T01:59:00Z', '2026-03-29T02:30:00Z']) {
  console.log(`  ${text}: ${toDate(text).toISOString()}, Date ${new Date(text).toISOString()}`);
}
JS
look() { for zone in UTC Europe/Berlin; do TZ=$zone node look.cjs; done; }
cat > expected.txt <<'SEEN'
iso8601 1.1.1 UTC
  2026-07-05T12:00:00Z: 2026-07-05T12:00:00.000Z, Date 2026-07-05T12:00:00.000Z
  2026-07-05T12:00:00+00:00: 2026-07-05T12:00:00.000Z, Date 2026-07-05T12:00:00.000Z
  2026-07-05T12:00:00+01:00: 2026-07-01T08:00:00.000Z, Date 2026-07-05T11:00:00.000Z
  2026-07-05T12:00:00+02:00: 2026-06-27T04:00:00.000Z, Date 2026-07-05T10:00:00.000Z
  2026-07-05T12:00:00.250-05:30: 2026-07-26T08:30:00.250Z, Date 2026-07-05T17:30:00.250Z
  2026-07-05T12:00:00-00:30: 2026-07-05T12:30:00.000Z, Date 2026-07-05T12:30:00.000Z
  2026-03-29T01:59:00Z: 2026-03-29T01:59:00.000Z, Date 2026-03-29T01:59:00.000Z
  2026-03-29T02:30:00Z: 2026-03-29T02:30:00.000Z, Date 2026-03-29T02:30:00.000Z
iso8601 1.1.1 Europe/Berlin
  2026-07-05T12:00:00Z: 2026-07-05T12:00:00.000Z, Date 2026-07-05T12:00:00.000Z
  2026-07-05T12:00:00+00:00: 2026-07-05T12:00:00.000Z, Date 2026-07-05T12:00:00.000Z
  2026-07-05T12:00:00+01:00: 2026-07-01T08:00:00.000Z, Date 2026-07-05T11:00:00.000Z
  2026-07-05T12:00:00+02:00: 2026-06-27T04:00:00.000Z, Date 2026-07-05T10:00:00.000Z
  2026-07-05T12:00:00.250-05:30: 2026-07-26T08:30:00.250Z, Date 2026-07-05T17:30:00.250Z
  2026-07-05T12:00:00-00:30: 2026-07-05T12:30:00.000Z, Date 2026-07-05T12:30:00.000Z
  2026-03-29T01:59:00Z: 2026-03-29T01:59:00.000Z, Date 2026-03-29T01:59:00.000Z
  2026-03-29T02:30:00Z: 2026-03-29T03:30:00.000Z, Date 2026-03-29T02:30:00.000Z
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
