#!/usr/bin/env bash
# One would expect of prometheus-query, whose samples have a number as value, that it is the number of Prometheus' answer, also
# where that is infinite: Prometheus' docs name NaN, Inf and -Inf as values, and it writes them as "NaN", "+Inf" and "-Inf".
# With prometheus-query 3.5.1 both infinities become NaN: it reads with parseFloat, which knows the word Infinity alone.
# This hurts lists and checks of a ratio or a quantile, where an infinity is the worst value there is: errors over no requests,
# or a 99th percentile above the highest bucket. As NaN it is above no threshold, and a chart has a gap there, which looks like
# no traffic. So bound it in the query, with clamp_max.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  prometheus-query@3.5.1

cat > look.cjs <<'JS'
const http = require('http');
const { PrometheusDriver } = require('prometheus-query');
console.log('prometheus-query', JSON.parse(require('fs').readFileSync('node_modules/prometheus-query/package.json')).version);
const values = ['0.25', '1e+06', '+Inf', '-Inf', 'NaN'];
const answers = {
  query: { resultType: 'vector', result: values.map(v => ({ metric: { v }, value: [1767268800, v] })) },
  query_range: { resultType: 'matrix', result: [{ metric: {}, values: values.map((v, i) => [1767268800 + 60 * i, v]) }] }
};
const server = http.createServer((request, response) => {
  const data = answers[new URL(request.url, 'http://127.0.0.1').pathname.split('/').pop()];
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify({ status: 'success', data }));
}).listen(0, '127.0.0.1', async () => {
  const driver = new PrometheusDriver({ endpoint: `http://127.0.0.1:${server.address().port}` });
  const vector = (await driver.instantQuery('errors / requests')).result;
  const matrix = (await driver.rangeQuery('errors / requests', 1767268800000, 1767269040000, 60)).result[0].values;
  values.forEach((v, i) => console.log(`${v}: instant ${vector[i].value.value}, range ${matrix[i].value}`));
  console.log('above 1:', vector.filter(s => s.value.value > 1).map(s => s.metric.labels.v).join(', '));
  server.close();
});
JS
cat > expected.txt <<'SEEN'
prometheus-query 3.5.1
0.25: instant 0.25, range 0.25
1e+06: instant 1000000, range 1000000
+Inf: instant NaN, range NaN
-Inf: instant NaN, range NaN
NaN: instant NaN, range NaN
above 1: 1e+06
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
