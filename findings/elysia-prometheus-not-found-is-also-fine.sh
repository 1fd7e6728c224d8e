#!/usr/bin/env bash
# One would expect of elysia-prometheus, whose counter http_requests_total is the "Total HTTP requests count" by method, path and status, that
# a request is counted once, and with the status with which it was answered.
# With 1.1.1 on Elysia 1.4.19 what fails is counted twice, once where the error is handled and once after the answer: an exception is two
# requests with 500, a path that there is not is one with 404 and one with 200. A Response that the handler made is 200, whatever its status.
# The histogram of the durations does the same.
# This hurts the share of errors: it is two thirds where it was half, a flood of 404 has as many successes beside it, and a service that passes
# on the Responses of another, 503 among them, has none but 200. Rates of requests go up with the errors. So set the status with set.status or
# status() and not in a Response, and of failing paths count one half.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts \
  elysia-prometheus@1.1.1 elysia@1.4.19 prom-client@15.1.3

cat > look.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { Elysia } from 'elysia';
import plugin from 'elysia-prometheus';

for (const name of ['elysia-prometheus', 'elysia']) console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);
const prometheus = plugin.default ?? plugin;
const app = new Elysia()
  .use(prometheus())
  .get('/fine', () => 'fine')
  .get('/set', ({ set }) => {
    set.status = 404;
    return 'gone';
  })
  .get('/status', ({ status }) => status(503, 'busy'))
  .get('/response', () => new Response('busy', { status: 503 }))
  .get('/throws', () => { throw new Error('broken'); });
const get = path => app.handle(new Request('http://127.0.0.1' + path));

for (const path of ['/fine', '/set', '/status', '/response', '/throws', '/nowhere']) console.log(`${path} answered ${(await get(path)).status}`);
// what is counted after the answer, is so a moment later
await setTimeout(500);
const counted = /^http_(requests_total|request_duration_seconds_count)/;
const metrics = await (await get('/metrics')).text();
console.log(metrics.split('\n').filter(line => counted.test(line)).sort().join('\n'));
// the plugin's timers would keep the process alive
process.exit();
JS
cat > expected.txt <<'SEEN'
elysia-prometheus 1.1.1
elysia 1.4.19
/fine answered 200
/set answered 404
/status answered 503
/response answered 503
/throws answered 500
/nowhere answered 404
http_request_duration_seconds_count{method="GET",path="/fine",status="200"} 1
http_request_duration_seconds_count{method="GET",path="/nowhere",status="200"} 1
http_request_duration_seconds_count{method="GET",path="/nowhere",status="404"} 1
http_request_duration_seconds_count{method="GET",path="/response",status="200"} 1
http_request_duration_seconds_count{method="GET",path="/set",status="404"} 1
http_request_duration_seconds_count{method="GET",path="/status",status="503"} 1
http_request_duration_seconds_count{method="GET",path="/throws",status="500"} 2
http_requests_total{method="GET",path="/fine",status="200"} 1
http_requests_total{method="GET",path="/nowhere",status="200"} 1
http_requests_total{method="GET",path="/nowhere",status="404"} 1
http_requests_total{method="GET",path="/response",status="200"} 1
http_requests_total{method="GET",path="/set",status="404"} 1
http_requests_total{method="GET",path="/status",status="503"} 1
http_requests_total{method="GET",path="/throws",status="500"} 2
SEEN
node look.mjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
