#!/usr/bin/env bash
# One would expect that the count and sum of a summary only grow (Prometheus, "Histograms and summaries": they behave like counters), that
# Graphite gets the time of a point in seconds since 1970 (its docs, "Feeding In Your Data"), that the 99th percentile and the 99.9th are
# two series, and that timeMicro times "in microseconds", as its comment has it.
# With crow-metrics 4.3.0 a distribution is emptied by each snapshot, and the count and sum that exportPrometheus gives out under the type
# summary are those of the last period: at a steady 1000 a minute the count is 1000 for ever, and a rate or an increase of it 0. The counter
# beside it grows. exportGraphite sends the milliseconds since 1970 as seconds, which is in the year 58479, and cuts a tag of 0.99 or of
# 0.999 down to 99: the point of the 99th percentile is followed by that of the 99.9th under the same name and time. timeMicro and
# timeMicroPromise measure milliseconds.
# This hurts whoever draws rates, or the mean of a time as a rate of the sum by one of the count: nothing happens, says the panel, as long
# as the load is steady, and in Graphite nothing arrives where one looks for it. So keep count and sum in counters of one's own, and export
# to InfluxDB, whose times are right.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps crow-metrics@4.3.0

cat > look.cjs <<'JS'
const { Metrics, exportGraphite, exportPrometheus } = require('crow-metrics');

async function look() {
  console.log('crow-metrics', require('./node_modules/crow-metrics/package.json').version);
  const metrics = Metrics.create({ period: 60000 });
  const wait = metrics.distribution('wait', {}, [0.99, 0.999]);
  const requests = metrics.counter('requests');
  const graphite = exportGraphite({ url: 'http://127.0.0.1/', httpPost: async (url, text) => console.log(text.trimEnd()) });
  for (let minute = 0; minute < 3; minute++) {
    for (let ms = 1; ms <= 1000; ms++) metrics.addDistribution(wait, ms);
    metrics.increment(requests, 1000);
    const snapshot = metrics.registry.snapshot(Date.UTC(2026, 6, 5, 12, minute));
    console.log(`minute ${minute}, for Prometheus:`);
    console.log(exportPrometheus(snapshot).split('\n').filter(line => /^# TYPE|_count|_sum|requests/.test(line)).join('\n'));
    console.log(`minute ${minute}, for Graphite:`);
    await graphite.post(snapshot);
  }
  console.log(`1783252800000 s after 1970 are in the year ${1970 + Math.round(1783252800000 / 86400 / 365.2425)}`);
  const quick = metrics.distribution('quick', {}, [0.5]);
  metrics.timeMicro(quick, () => {
    const end = performance.now() + 20;
    while (performance.now() < end);
  });
  const { map } = metrics.registry.snapshot(1);
  const measured = [...map].find(([name]) => name.format() === 'quick{p=0.5}')[1];
  console.log(`timeMicro of 20 ms is ${measured >= 20000 ? 'above' : 'below'} 20000`);
}
look();
JS
cat > expected.txt <<'SEEN'
crow-metrics 4.3.0
minute 0, for Prometheus:
# TYPE requests counter
requests 1000 1783252800000
# TYPE wait summary
wait_count 1000 1783252800000
wait_sum 500500 1783252800000
minute 0, for Graphite:
wait;p=99 1000 1783252800000
wait;p=99 1000 1783252800000
wait;p=count 1000 1783252800000
wait;p=sum 500500 1783252800000
requests 1000 1783252800000
minute 1, for Prometheus:
# TYPE requests counter
requests 2000 1783252860000
# TYPE wait summary
wait_count 1000 1783252860000
wait_sum 500500 1783252860000
minute 1, for Graphite:
wait;p=99 1000 1783252860000
wait;p=99 1000 1783252860000
wait;p=count 1000 1783252860000
wait;p=sum 500500 1783252860000
requests 1000 1783252860000
minute 2, for Prometheus:
# TYPE requests counter
requests 3000 1783252920000
# TYPE wait summary
wait_count 1000 1783252920000
wait_sum 500500 1783252920000
minute 2, for Graphite:
wait;p=99 1000 1783252920000
wait;p=99 1000 1783252920000
wait;p=count 1000 1783252920000
wait;p=sum 500500 1783252920000
requests 1000 1783252920000
1783252800000 s after 1970 are in the year 58479
timeMicro of 20 ms is below 20000
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
