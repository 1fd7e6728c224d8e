#!/usr/bin/env bash
# One would expect of a converter of "ISO8601 strings" to dates and back that Z is UTC wherever the machine is, and that an offset of +02,
# which the standard has beside +02:00, is two hours, or that it says null, as for other texts.
# iso8601-convert 1.0.0 sets up the time on the machine's clock and shifts it then: where that clock goes from 2 to 3, the times from 02:00Z
# to 03:00Z are an hour late, so in Berlin, Paris or New York one hour of a night in March falls on the next. An offset of +02 or +0200 is
# left out, and so is a fraction after a comma, the standard's own sign. Back to a text it drops milliseconds, the README's own example
# being one with them. In UTC, with Z or +02:00 and a point, and on other nights, all is right.
# This hurts times in UTC on machines that are not: one hour of readings a year is added to another, sums and means of it are wrong, and a
# test in UTC shows nothing. Times with +02 are two hours off all year. So take Date.parse, which reads all but the comma and the short
# offsets.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  iso8601-convert@1.0.0

cat > look.cjs <<'JS'
const iso8601 = require('iso8601-convert');
const day = process.env.TZ === 'America/New_York' ? '2026-03-08' : '2026-03-29';
for (const time of ['01:30:00Z', '02:00:00Z', '02:30:00Z', '03:00:00Z']) {
  const text = `${day}T${time}`;
  console.log(`    ${text} is ${iso8601.toDate(text).toISOString()}`);
}
if (process.env.TZ === 'UTC') {
  console.log('  of other texts');
  for (const text of ['2026-07-05T12:30:00+02:00', '2026-07-05T12:30:00+02', '2026-07-05T12:30:00+0200', '2026-07-05T12:30:00.5Z',
    '2026-07-05T12:30:00,5Z', 'noon']) {
    console.log(`    ${text} is ${iso8601.toDate(text)?.toISOString() ?? null}`);
  }
  console.log(`    2012-05-21T23:32:12.419Z and back is ${iso8601.fromDate(iso8601.toDate('2012-05-21T23:32:12.419Z'))}`);
}
JS
look() {
  echo "iso8601-convert $(node -p "require('./node_modules/iso8601-convert/package.json').version")"
  local zone
  for zone in UTC Europe/Berlin America/New_York; do
    echo "  on a machine in $zone"
    TZ=$zone node look.cjs
  done
}
cat > expected.txt <<'SEEN'
iso8601-convert 1.0.0
  on a machine in UTC
    2026-03-29T01:30:00Z is 2026-03-29T01:30:00.000Z
    2026-03-29T02:00:00Z is 2026-03-29T02:00:00.000Z
    2026-03-29T02:30:00Z is 2026-03-29T02:30:00.000Z
    2026-03-29T03:00:00Z is 2026-03-29T03:00:00.000Z
  of other texts
    2026-07-05T12:30:00+02:00 is 2026-07-05T10:30:00.000Z
    2026-07-05T12:30:00+02 is 2026-07-05T12:30:00.000Z
    2026-07-05T12:30:00+0200 is 2026-07-05T12:30:00.000Z
    2026-07-05T12:30:00.5Z is 2026-07-05T12:30:00.500Z
    2026-07-05T12:30:00,5Z is 2026-07-05T12:30:00.000Z
    noon is null
    2012-05-21T23:32:12.419Z and back is 2012-05-21T23:32:12Z
  on a machine in Europe/Berlin
    2026-03-29T01:30:00Z is 2026-03-29T01:30:00.000Z
    2026-03-29T02:00:00Z is 2026-03-29T03:00:00.000Z
    2026-03-29T02:30:00Z is 2026-03-29T03:30:00.000Z
    2026-03-29T03:00:00Z is 2026-03-29T03:00:00.000Z
  on a machine in America/New_York
    2026-03-08T01:30:00Z is 2026-03-08T01:30:00.000Z
    2026-03-08T02:00:00Z is 2026-03-08T03:00:00.000Z
    2026-03-08T02:30:00Z is 2026-03-08T03:30:00.000Z
    2026-03-08T03:00:00Z is 2026-03-08T03:00:00.000Z
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
