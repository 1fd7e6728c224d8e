#!/usr/bin/env bash
# One would expect of points that get a timestamp each, which gauge, increment and histogram of datadog-metrics take for that ("in
# milliseconds since 1 Jan 1970"), that they are sent at these times. And of percentiles, which "can include any decimal between 0 and 1",
# that each of them has a name.
# With datadog-metrics 0.12.1 all that is recorded between two flushes, which are 15 s apart, is one point, whatever times it got: of three
# hours' gauges the last is sent, and three hours' counts are one sum at the time of the last. The name of a percentile is cut to two
# digits: 0.99, 0.995 and 0.999 are all 99percentile, three values under one name and time. And 0.29, 0.57 and 0.58 are 28, 56 and 57.
# Tags are joined by dots to tell series apart, so that app and db.main are the same as app.db and main.
# This hurts whoever loads what a device has kept while it was offline, or what a job of the night computes by hour: a line with one point,
# a bar as high as all. And the 99th percentile of a dashboard may be the 99.9th. So flush after each time, and let the server compute
# percentiles, as distribution does.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps datadog-metrics@0.12.1

cat > look.cjs <<'JS'
const { BufferedMetricsLogger } = require('datadog-metrics');
console.log('datadog-metrics', require('./node_modules/datadog-metrics/package.json').version);
function send(title, record) {
  console.log(title);
  const logger = new BufferedMetricsLogger({
    flushIntervalSeconds: 0,
    reporter: {
      async report(series) {
        for (const { metric, points, tags } of series) {
          for (const [time, value] of points) {
            console.log(`  ${metric} ${value} at ${new Date(time * 1000).toISOString()} ${tags}`.trimEnd());
          }
        }
      }
    }
  });
  record(logger);
  return logger.flush();
}
const hours = [10, 11, 12].map(hour => Date.UTC(2026, 6, 5, hour));
(async () => {
  await send('levels of three hours, 1, 2 and 3', logger => hours.forEach((time, i) => logger.gauge('level', i + 1, [], time)));
  await send('sales of three hours, 100 each', logger => hours.forEach(time => logger.increment('sales', 100, [], time)));
  await send('percentiles 0.57, 0.99, 0.995 and 0.999 of 1 to 1000', logger => {
    const options = { aggregates: [], percentiles: [0.57, 0.99, 0.995, 0.999] };
    for (let ms = 1; ms <= 1000; ms++) logger.histogram('wait', ms, [], hours[0], options);
  });
  await send('5 and 7 of different tags', logger => {
    logger.increment('sold', 5, ['app', 'db.main'], hours[0]);
    logger.increment('sold', 7, ['app.db', 'main'], hours[0]);
  });
})();
JS
cat > expected.txt <<'SEEN'
datadog-metrics 0.12.1
levels of three hours, 1, 2 and 3
  level 3 at 2026-07-05T12:00:00.000Z
sales of three hours, 100 each
  sales 300 at 2026-07-05T12:00:00.000Z
percentiles 0.57, 0.99, 0.995 and 0.999 of 1 to 1000
  wait.56percentile 570 at 2026-07-05T10:00:00.000Z
  wait.99percentile 990 at 2026-07-05T10:00:00.000Z
  wait.99percentile 995 at 2026-07-05T10:00:00.000Z
  wait.99percentile 999 at 2026-07-05T10:00:00.000Z
5 and 7 of different tags
  sold 12 at 2026-07-05T10:00:00.000Z app,db.main
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
