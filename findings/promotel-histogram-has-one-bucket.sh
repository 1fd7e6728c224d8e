#!/usr/bin/env bash
# One would expect of @platformatic/promotel, which brings Prometheus metrics to OpenTelemetry with "complete metric support: counters, gauges,
# histograms, and summaries", that a histogram arrives with its buckets: in OTLP (metrics.proto, HistogramDataPoint) as many explicit_bounds as
# it has limits, and one more bucket_counts, each of its own bucket alone. And that each series of the text format arrives: a label may have any
# value, so {} in it, a value may be +Inf or NaN, and the type of a metric is the one that its TYPE line says.
# With 0.2.2 each bucket replaces the one before it. What remains is the last, that up to +Inf, and no bounds: all five of five requests in one
# bucket. A series that has a route such as /users/{id} in a label is left out as a whole, and so is a value of +Inf or NaN. A gauge whose
# name ends with _count, or _sum, loses that end, and is a histogram without buckets.
# This hurts the latencies of every service: a heat map is one block, and a percentile is unknown or the highest there is, while count and sum
# are right and nothing is said; routes with a parameter are missing from all panels. So let a collector scrape the metrics itself.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  @platformatic/promotel@0.2.2 prom-client@15.1.3

cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { Gauge, Histogram, Registry } from 'prom-client';
import { convert, getFromRegistry } from '@platformatic/promotel';

for (const name of ['@platformatic/promotel', 'prom-client']) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);
}
const registry = new Registry();
const registers = [registry];
const took = new Histogram({ name: 'took_seconds', help: 'time', buckets: [0.1, 0.5, 1], labelNames: ['route'], registers });
for (const seconds of [0.05, 0.2, 0.3, 0.7, 5]) took.observe({ route: '/users' }, seconds);
took.observe({ route: '/users/{id}' }, 0.2);
new Gauge({ name: 'orders_count', help: 'waiting', registers }).set(7);
new Gauge({ name: 'orders_limit', help: 'most', registers }).set(Infinity);
new Gauge({ name: 'orders_temperature', help: 'now', registers }).set(-5);

console.log('prom-client');
const text = await registry.metrics();
console.log(text.split('\n').filter(line => line && !line.startsWith('# HELP')).map(line => '  ' + line).join('\n'));
console.log('promotel');
const [{ scope_metrics: [{ metrics }] }] = convert(await getFromRegistry({ registry })).resource_metrics;
for (const { name, gauge, sum, histogram } of metrics) {
  for (const point of (gauge ?? sum ?? histogram).data_points) {
    const labels = point.attributes.map(({ key, value }) => `${key}="${value.string_value}"`).join();
    console.log(histogram
      ? `  histogram ${name}{${labels}} count ${point.count} bounds [${point.explicit_bounds}] counts [${point.bucket_counts}]`
      : `  ${gauge ? 'gauge' : 'sum'} ${name}{${labels}} ${point.as_double}`);
  }
}
JS
cat > expected.txt <<'SEEN'
@platformatic/promotel 0.2.2
prom-client 15.1.3
prom-client
  # TYPE took_seconds histogram
  took_seconds_bucket{le="0.1",route="/users"} 1
  took_seconds_bucket{le="0.5",route="/users"} 3
  took_seconds_bucket{le="1",route="/users"} 4
  took_seconds_bucket{le="+Inf",route="/users"} 5
  took_seconds_sum{route="/users"} 6.25
  took_seconds_count{route="/users"} 5
  took_seconds_bucket{le="0.1",route="/users/{id}"} 0
  took_seconds_bucket{le="0.5",route="/users/{id}"} 1
  took_seconds_bucket{le="1",route="/users/{id}"} 1
  took_seconds_bucket{le="+Inf",route="/users/{id}"} 1
  took_seconds_sum{route="/users/{id}"} 0.2
  took_seconds_count{route="/users/{id}"} 1
  # TYPE orders_count gauge
  orders_count 7
  # TYPE orders_limit gauge
  orders_limit +Inf
  # TYPE orders_temperature gauge
  orders_temperature -5
promotel
  histogram took_seconds{route="/users"} count 5 bounds [] counts [5]
  histogram orders{} count 7 bounds [] counts []
  gauge orders_temperature{} -5
SEEN
node look.mjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
