#!/usr/bin/env bash
# One would expect of an SDK for Loki that the range of time it returns with logs and with metrics, [first, last], is in seconds since 1970,
# as the unix() of dayjs gives them, from the first to the last: Loki has nanoseconds for streams and seconds for matrices (Loki HTTP API,
# "Query logs within a range of time").
# @myunisoft/loki 6.0.0 divides both by a million and takes it for seconds: the range of logs is in milliseconds, which as seconds is the
# year 58479, and that of an hour of metrics from 1783 to 1783, which is half an hour after the beginning of 1970. In both the first is the
# last and the last the first.
# This hurts whoever goes on where the last query ended, or draws an axis by it: logs and metrics of one hour are 56,000 years apart, and
# the length of an hour of metrics is 0. So take the times of the values, in their own units.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps @myunisoft/loki@6.0.0

cat > look.cjs <<'JS'
const { createServer } = require('http');
const { GrafanaApi } = require('@myunisoft/loki');
console.log('@myunisoft/loki', require('./node_modules/@myunisoft/loki/package.json').version);
const FROM = Date.UTC(2026, 6, 5, 12) / 1000;
const loki = createServer((request, response) => {
  const { searchParams } = new URL(request.url, 'http://127.0.0.1');
  const metrics = searchParams.get('query').startsWith('rate(');
  const result = metrics
    ? { metric: { app: 'shop' }, values: [0, 1800, 3600].map(second => [FROM + second, '0.5']) }
    : { stream: { app: 'shop' }, values: [3600, 1800, 0].map(second => [`${FROM + second}000000000`, `sold at ${second}`]) };
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ status: 'success', data: { resultType: metrics ? 'matrix' : 'streams', result: [result], stats: {} } }));
});
loki.listen(0, '127.0.0.1', async () => {
  try {
    const api = new GrafanaApi({ remoteApiURL: `http://127.0.0.1:${loki.address().port}/` });
    console.log(`an hour from ${FROM} to ${FROM + 3600}`);
    console.log('  queryRange', (await api.Loki.queryRange('{app="shop"}')).timerange);
    console.log('  queryRangeStream', (await api.Loki.queryRangeStream('{app="shop"}')).timerange);
    console.log('  queryRangeMatrix', (await api.Loki.queryRangeMatrix('rate({app="shop"}[5m])')).timerange);
  } finally {
    loki.close();
  }
});
JS
cat > expected.txt <<'SEEN'
@myunisoft/loki 6.0.0
an hour from 1783252800 to 1783256400
  queryRange [ 1783256400000, 1783252800000 ]
  queryRangeStream [ 1783256400000, 1783252800000 ]
  queryRangeMatrix [ 1783, 1783 ]
SEEN
node look.cjs 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
