#!/usr/bin/env bash
# One would expect of the quantiles of a Summary that of 99 requests of 1 ms and one of 1000 ms the 75th percentile is 1 ms:
# estimated, but not by a factor of 500.
# prom-client 15.1.3 takes them from tdigest 0.1.3, which keeps equal values as one centroid however many they are, and draws a
# straight line from the middle of one to the middle of the next. So the median is 11, the 75th percentile 510 and the 98th 970,
# and 10,000 observations of the same shares give the same. In its discrete mode, or with a little noise on the values, tdigest
# gives 1 for all of these. Sum and count are right.
# This hurts whoever observes whole milliseconds, sizes, retries or 0 and 1, and has panels or alerts on the quantiles: one slow
# call of a hundred looks as if a quarter of all were slow. So compare with sum / count there, or use a Histogram.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  prom-client@15.1.3 tdigest@0.1.3

cat > look.cjs <<'JS'
const { Summary } = require('prom-client');
const { TDigest } = require('tdigest');
for (const name of ['prom-client', 'tdigest']) {
  console.log(name, JSON.parse(require('fs').readFileSync(`node_modules/${name}/package.json`)).version);
}
const percentiles = [0.5, 0.75, 0.9, 0.98, 0.99];
const observations = (fast, slow) => [...Array(fast).fill(1), ...Array(slow).fill(1000)];
const nearestRank = values => percentiles.map(p => values[Math.ceil(p * values.length) - 1]);
const line = (name, numbers) =>
  console.log(`${name}:`, numbers.map((n, i) => `${percentiles[i]} ${Math.round(n)}`).join(', '));
(async () => {
  line('nearest rank', nearestRank(observations(99, 1)));
  for (const [fast, slow] of [[99, 1], [9900, 100]]) {
    const summary = new Summary({ name: 'took_ms', help: 'took', percentiles, registers: [] });
    observations(fast, slow).forEach(ms => summary.observe(ms));
    const { values } = await summary.get();
    line(`Summary, ${fast} and ${slow}`, values.filter(v => v.labels.quantile).map(v => v.value));
    console.log(values.filter(v => v.metricName).map(v => `${v.metricName} ${v.value}`).join(', '));
  }
  const noisy = new TDigest();
  const discrete = new TDigest(false);
  observations(99, 1).forEach((ms, i) => {
    noisy.push(ms + i / 1e6);
    discrete.push(ms);
  });
  line('tdigest with noise', noisy.percentile(percentiles));
  line('tdigest, discrete', discrete.percentile(percentiles));
})();
JS
cat > expected.txt <<'SEEN'
prom-client 15.1.3
tdigest 0.1.3
nearest rank: 0.5 1, 0.75 1, 0.9 1, 0.98 1, 0.99 1
Summary, 99 and 1: 0.5 11, 0.75 510, 0.9 810, 0.98 970, 0.99 990
took_ms_sum 1099, took_ms_count 100
Summary, 9900 and 100: 0.5 11, 0.75 510, 0.9 810, 0.98 970, 0.99 990
took_ms_sum 109900, took_ms_count 10000
tdigest with noise: 0.5 1, 0.75 1, 0.9 1, 0.98 1, 0.99 501
tdigest, discrete: 0.5 1, 0.75 1, 0.9 1, 0.98 1, 0.99 1
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
