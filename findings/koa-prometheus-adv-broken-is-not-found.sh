#!/usr/bin/env bash
# One would expect of koa-prometheus-adv's counter of requests by code that a request that was answered by 500 is in it as a 500, and one by 400
# as a 400.
# With 1.0.1 it looks at the status on the way back through the middlewares. Where something was thrown, and ctx.throw(400) is Koa's own way to
# refuse, Koa sets the status only when the error has come out at the top; until then it is what it is at the start, 404. So each thrown error
# is a 404: in http_request_total as in the histogram of the durations.
# This hurts whoever watches a service: during an outage there is not one 500, an alert on code=~"5.." never fires, and the many 404 look like
# a crawler or wrong links. So put a middleware below it that catches, sets ctx.status and ctx.body, and throws nothing further.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  koa-prometheus-adv@1.0.1 koa@2.16.1 prom-client@11.5.3

cat > look.cjs <<'JS'
const Koa = require('koa');
const { Registry } = require('prom-client');
const { DefaultHTTPMetricsInjector } = require('koa-prometheus-adv');

for (const name of ['koa-prometheus-adv', 'koa']) console.log(name, require(`./node_modules/${name}/package.json`).version);
const registry = new Registry();
const app = new Koa();
app.silent = true;
app.use(DefaultHTTPMetricsInjector(registry));
app.use(ctx => {
  if (ctx.path === '/fine') ctx.body = 'fine';
  if (ctx.path === '/busy') ctx.status = 503;
  if (ctx.path === '/refused') ctx.throw(400, 'refused');
  if (ctx.path === '/broken') throw new Error('broken');
});
const server = app.listen(0, '127.0.0.1', async () => {
  for (const path of ['/fine', '/busy', '/refused', '/broken', '/broken', '/nowhere']) {
    console.log(`${path} answered ${(await fetch(`http://127.0.0.1:${server.address().port}${path}`)).status}`);
  }
  const lines = registry.metrics().split('\n').filter(line => /^http_request_(total|duration_seconds_count)/.test(line));
  console.log(lines.sort().join('\n'));
  server.close();
  server.closeAllConnections();
});
JS
cat > expected.txt <<'SEEN'
koa-prometheus-adv 1.0.1
koa 2.16.1
/fine answered 200
/busy answered 503
/refused answered 400
/broken answered 500
/broken answered 500
/nowhere answered 404
http_request_duration_seconds_count{code="200"} 1
http_request_duration_seconds_count{code="404"} 4
http_request_duration_seconds_count{code="503"} 1
http_request_total{code="200"} 1
http_request_total{code="404"} 4
http_request_total{code="503"} 1
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
