#!/usr/bin/env bash
# One would expect of aiohttp_openmetrics, whose counter requests_total is the "Total Request Count" by method, route and status, that each
# answered request is in it, also one that was answered by 302, 403, 404 or 500, and that its sum is the number of the measured latencies. And
# that each route has a label of its own.
# With python3-aiohttp-openmetrics 0.0.3 a request counts only where the handler returns. What it raises is not in the total, and raising is how
# aiohttp itself answers: an unknown path (HTTPNotFound), a wrong method, and what its documentation has for redirects and refusals, raise
# web.HTTPFound and raise web.HTTPForbidden. The latencies have them. Routes without a name, which is what add_get makes unless one is given,
# are all the route "None", together with the paths that there are not.
# This hurts the panel for which such a counter is made, the share of 4xx and 5xx: it is 0 however many fail, and the rate of requests falls
# when the errors begin. So take request_latency_seconds_count for the number of requests, return responses instead of raising them, and give
# each route a name.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
package=python3-aiohttp-openmetrics
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > look.py <<'PY'
import asyncio
import logging
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from aiohttp_openmetrics import setup_metrics

async def fine(request):
    return web.Response(text='fine')

async def moved(request):
    raise web.HTTPFound('/fine')

async def forbidden(request):
    raise web.HTTPForbidden()

async def returned(request):
    return web.Response(status=404)

async def broken(request):
    raise ValueError('broken')

async def main():
    app = web.Application()
    setup_metrics(app)
    for handler in [fine, moved, forbidden, returned, broken]:
        app.router.add_get('/' + handler.__name__, handler, name=handler.__name__)
    app.router.add_get('/first', fine)
    app.router.add_get('/second', fine)
    async with TestClient(TestServer(app)) as client:
        for path in ['/fine', '/fine', '/moved', '/forbidden', '/returned', '/broken', '/nowhere', '/first', '/second']:
            print(path, (await client.get(path, allow_redirects=False)).status)
        metrics = await (await client.get('/metrics')).text()
    for line in metrics.split('\n'):
        if line.startswith(('requests_total', 'request_latency_seconds_count', 'request_exceptions_total')):
            print(line)

logging.disable(logging.CRITICAL)
asyncio.run(main())
PY
look() {
  dpkg-query -W -f='${Package} ${Version}\n' $package
  /usr/bin/python3 look.py
}
cat > expected.txt <<'SEEN'
python3-aiohttp-openmetrics 0.0.3-1.1
/fine 200
/fine 200
/moved 302
/forbidden 403
/returned 404
/broken 500
/nowhere 404
/first 200
/second 200
requests_total{method="GET",route="fine",status="200"} 2.0
requests_total{method="GET",route="returned",status="404"} 1.0
requests_total{method="GET",route="None",status="200"} 2.0
request_latency_seconds_count{route="fine"} 2.0
request_latency_seconds_count{route="moved"} 1.0
request_latency_seconds_count{route="forbidden"} 1.0
request_latency_seconds_count{route="returned"} 1.0
request_latency_seconds_count{route="broken"} 1.0
request_latency_seconds_count{route="None"} 3.0
request_exceptions_total{method="GET",route="broken"} 1.0
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
