#!/usr/bin/env bash
# One would expect of a query engine for time series that of values which stand at 00:00 of their day, as those of days do, January has the
# 1st to the 31st, that the sum over the months is that of the values, and that the server's zone has no part in it where all is UTC.
# @powerhousedao/analytics-engine-core 6.2.2 counts what lies between two ends, and a period ends at the first moment of the next: the value
# of 1 February is January's, and that of the first day of the range is in none. A range that begins in March, June or September gets the
# next quarter, too, under the name of the first: 2026/Q1 is March to June, and Q2 is not there. The store for PGlite, of the same version,
# writes UTC and reads it as the machine's time: noon is 01:00 in Sydney, and 17:00 in New York, where midnights thus come into the right
# months. And its values are REAL: a meter that stands at 16777217 is read as 16777216.
# This hurts sums of energy, money or visits, on one machine and not on the next: each bar holds the first day of its neighbour, and a range
# that begins with the first value lacks it. So write values for noon, let a range begin with a quarter, and run it all with TZ=UTC.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  @powerhousedao/analytics-engine-core@6.2.2 @powerhousedao/analytics-engine-browser@6.2.2 @electric-sql/pglite@0.3.15 luxon@3.7.2

cat > look.mjs <<'JS'
import { AnalyticsGranularity, AnalyticsPath, AnalyticsQueryEngine } from '@powerhousedao/analytics-engine-core';
import { BrowserAnalyticsStore } from '@powerhousedao/analytics-engine-browser';
import { PGlite } from '@electric-sql/pglite';
import { DateTime } from 'luxon';

const store = new BrowserAnalyticsStore({ pgLite: new PGlite() });
await store.init();
const path = AnalyticsPath.fromString;
const time = text => DateTime.fromISO(text, { zone: 'utc' });
const add = (metric, points) => store.addSeriesValues(points.map(([start, value]) => ({
  start: time(start), end: null, source: path('demo/meter'), metric, value, unit: 'kWh', dimensions: { meter: path('house/a') }
})));
const days = ['01-01', '01-02', '01-31', '02-01', '02-02', '03-01'].map((day, at) => [`2026-${day}`, 10 ** at]);
await add('Midnight', days);
await add('Noon', days.map(([day, value]) => [`${day}T12:00`, value]));
await add('Total', [['2026-01-05T12:00', 16777217]]);
const engine = new AnalyticsQueryEngine(store);
const show = async (metric, granularity, start, end) => {
  const periods = await engine.execute({ start: time(start), end: time(end), granularity: AnalyticsGranularity[granularity],
    metrics: [metric], select: { meter: [path('house')] }, lod: { meter: 1 }, currency: path('kWh') });
  const texts = periods.map(({ period, end, rows }) => `${period} to ${end.toUTC().toISODate()} ${rows[0].value}`);
  console.log(`${process.env.TZ}, ${metric}, ${granularity}: ${texts.join(', ')}`);
};
if (process.env.TZ === 'UTC') {
  console.log(`values: ${days.map(each => each.join(' ')).join(', ')}`);
  await show('Noon', 'Monthly', '2026-01-01', '2026-04-01');
  await show('Midnight', 'Monthly', '2026-01-01', '2026-04-01');
  await show('Midnight', 'Daily', '2026-01-01', '2026-01-04');
  await show('Noon', 'Quarterly', '2026-03-01', '2026-12-01');
  await show('Total', 'Total', '2026-01-01', '2026-12-01');
} else {
  await show('Midnight', 'Monthly', '2026-01-01', '2026-04-01');
  const query = { start: null, end: time('2026-02-01'), metrics: ['Noon'], select: { meter: [path('house')] }, currency: path('kWh') };
  const [{ start }] = await store.getMatchingSeries(query);
  console.log(`${process.env.TZ}, 2026-01-01T12:00Z is read as ${start.toUTC().toISO().slice(0, 16)}Z`);
}
await store.destroy();
JS
look() {
  for name in core browser; do
    echo "analytics-engine-$name $(node -p "require('./node_modules/@powerhousedao/analytics-engine-$name/package.json').version")"
  done
  for zone in UTC Australia/Sydney Asia/Kolkata America/New_York; do TZ=$zone node look.mjs; done
}
cat > expected.txt <<'SEEN'
analytics-engine-core 6.2.2
analytics-engine-browser 6.2.2
values: 2026-01-01 1, 2026-01-02 10, 2026-01-31 100, 2026-02-01 1000, 2026-02-02 10000, 2026-03-01 100000
UTC, Noon, Monthly: 2026/01 to 2026-02-01 111, 2026/02 to 2026-03-01 11000, 2026/03 to 2026-04-01 100000
UTC, Midnight, Monthly: 2026/01 to 2026-02-01 1110, 2026/02 to 2026-03-01 110000, 2026/03 to 2026-04-01 0
UTC, Midnight, Daily: 2026/01/01 to 2026-01-02 10, 2026/01/02 to 2026-01-03 0, 2026/01/03 to 2026-01-04 0
UTC, Noon, Quarterly: 2026/Q1 to 2026-07-01 100000, 2026/Q3 to 2026-10-01 0, 2026/Q4 to 2026-12-01 0
UTC, Total, Total: total to 2026-12-01 16777216
Australia/Sydney, Midnight, Monthly: 2026/01 to 2026-02-01 1110, 2026/02 to 2026-03-01 110000, 2026/03 to 2026-04-01 0
Australia/Sydney, 2026-01-01T12:00Z is read as 2026-01-01T01:00Z
Asia/Kolkata, Midnight, Monthly: 2026/01 to 2026-02-01 1110, 2026/02 to 2026-03-01 110000, 2026/03 to 2026-04-01 0
Asia/Kolkata, 2026-01-01T12:00Z is read as 2026-01-01T06:30Z
America/New_York, Midnight, Monthly: 2026/01 to 2026-02-01 111, 2026/02 to 2026-03-01 11000, 2026/03 to 2026-04-01 100000
America/New_York, 2026-01-01T12:00Z is read as 2026-01-01T17:00Z
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
