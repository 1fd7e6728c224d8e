#!/usr/bin/env bash
# One would expect of a registry that sticks "to Prometheus client best practices as closely as possible" that a gauge begins at 0, so that
# one that is decreased is -1, that a bucket counts all values up to and with its bound (le is less or equal), and that a counter without
# labels is not one with labels.
# promjs-plus 0.5.4 sets a gauge to 0 by its first dec() or sub(), whatever the amount, so it is too high for ever. A value that is equal to
# the highest bound of a histogram is only in +Inf; one that is equal to another bound is counted. A counter that was increased with labels
# first takes each increase without them as one more of those, and there is no series without labels.
# This hurts gauges of what goes down first, as free places or connections that were there before the start: their dec() and inc() never
# meet again; a bound that is a limit, as a timeout of 10 s, has none of the requests that took just that, as if they were longer; and of
# errors with and without a code all are of the first code. So set(0) each gauge, add a bound above the last, and give labels always.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  promjs-plus@0.5.4 prom-client@15.1.3

cat > look.cjs <<'JS'
const other = require('prom-client');
const promjs = require('promjs-plus');
const version = name => JSON.parse(require('fs').readFileSync(`node_modules/${name}/package.json`)).version;
console.log(`promjs-plus ${version('promjs-plus')}, prom-client ${version('prom-client')}`);

const registry = promjs.default();
const free = registry.create('gauge', 'free', 'Free places');
const balance = registry.create('gauge', 'balance', 'Balance');
const errors = registry.create('counter', 'errors', 'Errors');
const seconds = registry.create('histogram', 'seconds', 'Duration', [1, 5, 10]);
const otherFree = new other.Gauge({ name: 'free', help: 'Free places' });
const otherBalance = new other.Gauge({ name: 'balance', help: 'Balance' });
const otherErrors = new other.Counter({ name: 'errors', help: 'Errors', labelNames: ['code'] });
const otherSeconds = new other.Histogram({ name: 'seconds', help: 'Duration', buckets: [1, 5, 10] });
for (const gauge of [free, otherFree]) {
  gauge.dec();
  gauge.inc();
}
balance.sub(5);
otherBalance.dec(5);
for (const counter of [errors, otherErrors]) {
  counter.inc({ code: '500' });
  counter.inc();
  counter.inc();
}
for (const value of [1, 5, 10, 10, 10]) {
  seconds.observe(value);
  otherSeconds.observe(value);
}
const lines = text => text.split('\n').filter(line => line && !line.startsWith('#')).map(line => `    ${line}`).sort().join('\n');
(async () => {
  console.log(`  promjs-plus\n${lines(registry.metrics())}`);
  console.log(`  prom-client\n${lines(await other.register.metrics())}`);
})();
JS
cat > expected.txt <<'SEEN'
promjs-plus 0.5.4, prom-client 15.1.3
  promjs-plus
    balance 0
    errors{code="500"} 3
    free 1
    seconds_bucket{le="+Inf"} 5
    seconds_bucket{le="1"} 1
    seconds_bucket{le="10"} 2
    seconds_bucket{le="5"} 2
    seconds_count 5
    seconds_sum 36
  prom-client
    balance -5
    errors 2
    errors{code="500"} 1
    free 0
    seconds_bucket{le="+Inf"} 5
    seconds_bucket{le="1"} 1
    seconds_bucket{le="10"} 5
    seconds_bucket{le="5"} 2
    seconds_count 5
    seconds_sum 36
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
