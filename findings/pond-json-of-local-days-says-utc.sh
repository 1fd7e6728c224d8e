#!/usr/bin/env bash
# One would expect of a series of Pond, whose flag utc says (docs of isUTC) whether a day such as 2024-01-02 is UTC's or a local one,
# that it says what it was made with, and that its JSON read back is the same series.
# With pondjs 0.9.0 dailyRollup(), monthlyRollup() and yearlyRollup() make days, months and years of the machine's zone (the
# changelog says so), also of a series in UTC, and the result says utc true. So does a series made with utc false: the flag reaches
# its events and is not kept. Read back from JSON the days are UTC's: in New York the point of 04:30 UTC of 2 January is summed in
# 1 January, which ends at 04:59 UTC when written and at midnight UTC when read. fixedWindowRollup() with 1d has UTC's days.
# This hurts whoever sums days on a server and draws them elsewhere: totals depend on the server's zone, and bars move by its offset
# on the way, so that they lie beside the points they are made of. So sum days with fixedWindowRollup(), or run Node with TZ=UTC.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  pondjs@0.9.0 @babel/runtime@7.28.4

cat > look.cjs <<'JS'
const { TimeSeries, sum } = require('pondjs');
const times = ['2024-01-01T12:00Z', '2024-01-02T04:30Z', '2024-01-02T12:00Z'];
const points = times.map((t, i) => [Date.parse(t), 2 ** i]);
const minute = date => date.toISOString().slice(5, 16);
const line = (name, series) =>
  console.log(
    process.env.TZ,
    `${name}, utc ${series.isUTC()}:`,
    [...series.events()].map(e => `${minute(e.begin())} to ${minute(e.end())} ${e.get('v')}`).join(', ')
  );
const readBack = series => new TimeSeries(JSON.parse(JSON.stringify(series)));
const aggregation = { v: { v: sum() } };
const series = new TimeSeries({ name: 's', utc: true, columns: ['time', 'v'], points });
const days = series.dailyRollup({ aggregation });
line('days', days);
line('days read back', readBack(days));
line('windows of 1d', series.fixedWindowRollup({ windowSize: '1d', aggregation }));
const local = new TimeSeries({ name: 's', utc: false, columns: ['index', 'v'], points: [['2024-01-01', 3]] });
line('made with utc false', local);
line('made with utc false, read back', readBack(local));
JS
cat > expected.txt <<'SEEN'
pondjs 0.9.0
UTC days, utc true: 01-01T00:00 to 01-01T23:59 1, 01-02T00:00 to 01-02T23:59 6
UTC days read back, utc true: 01-01T00:00 to 01-01T23:59 1, 01-02T00:00 to 01-02T23:59 6
UTC windows of 1d, utc true: 01-01T00:00 to 01-02T00:00 1, 01-02T00:00 to 01-03T00:00 6
UTC made with utc false, utc true: 01-01T00:00 to 01-01T23:59 3
UTC made with utc false, read back, utc true: 01-01T00:00 to 01-01T23:59 3
America/New_York days, utc true: 01-01T05:00 to 01-02T04:59 3, 01-02T05:00 to 01-03T04:59 4
America/New_York days read back, utc true: 01-01T00:00 to 01-01T23:59 3, 01-02T00:00 to 01-02T23:59 4
America/New_York windows of 1d, utc true: 01-01T00:00 to 01-02T00:00 1, 01-02T00:00 to 01-03T00:00 6
America/New_York made with utc false, utc true: 01-01T05:00 to 01-02T04:59 3
America/New_York made with utc false, read back, utc true: 01-01T00:00 to 01-01T23:59 3
SEEN
{
  echo "pondjs $(node -p "require('./node_modules/pondjs/package.json').version")"
  TZ=UTC node look.cjs
  TZ=America/New_York node look.cjs
} | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
