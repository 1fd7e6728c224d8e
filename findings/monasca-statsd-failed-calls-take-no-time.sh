#!/usr/bin/env bash
# One would expect of monascastatsd's decorator timed, what its documentation says that it "is equivalent to": start = time.time(), try the
# call, finally timing(name, time.time() - start). So a call that fails is timed like one that succeeds, and so is a block in with timer.time.
# With python3-monasca-statsd 2.5.0 neither has a finally. Of what ends with an exception no time is sent.
# This hurts the panel that is looked at when something is slow: requests that run into a time-out after 30 s are the slowest there are and are
# missing, so the mean and the highest fall while the outage lasts, and where all fail the series ends as if nobody had asked. So time with a
# try and a finally of one's own, and call timing().
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
package=python3-monasca-statsd
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > look.py <<'PY'
import socket
import time
import monascastatsd

agent = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
agent.bind(('127.0.0.1', 0))
agent.settimeout(1)
timer = monascastatsd.Client('shop', host='127.0.0.1', port=agent.getsockname()[1]).get_timer()

def received(what):
    timer.timing('end', 0)
    names = []
    while True:
        name = agent.recv(1000).decode().split(':')[0]
        if name == 'shop.end':
            break
        names.append(name)
    print(f"{what}: {', '.join(names) or 'nothing'}")

@timer.timed('query')
def decorated(failing):
    if failing:
        raise TimeoutError('no answer')

def in_a_block(failing):
    with timer.time('query'):
        if failing:
            raise TimeoutError('no answer')

def as_documented(failing):
    start = time.time()
    try:
        if failing:
            raise TimeoutError('no answer')
    finally:
        timer.timing('query', time.time() - start)

for call in [as_documented, decorated, in_a_block]:
    for failing in [False, True]:
        try:
            call(failing)
        except TimeoutError:
            pass
        received(f"{call.__name__}, {'fails' if failing else 'succeeds'}")
PY
look() {
  dpkg-query -W -f='${Package} ${Version}\n' $package
  /usr/bin/python3 look.py
}
cat > expected.txt <<'SEEN'
python3-monasca-statsd 2.5.0-2
as_documented, succeeds: shop.query
as_documented, fails: shop.query
decorated, succeeds: shop.query
decorated, fails: nothing
in_a_block, succeeds: shop.query
in_a_block, fails: nothing
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
