#!/usr/bin/env bash
# One would expect of a client for StatsD that with a sample rate of 0.1 it sends one in ten, as it writes @0.1 behind each, which tells the
# server to count each of them ten times (StatsD's metric types: "sent sampled every 1/10th of the time").
# aiomeasures 0.5.14 draws a random number and leaves a metric out where that is below the rate: with 0.1 it sends nine in ten, and with 0.9
# one in ten, so that the server counts a thousand hits as about nine thousand, or as about 110. With 0.5 and without a rate it is right.
# And an increment by 0 is sent as 1, and a gauge's change by 0 without its sign, which sets the gauge to 0 (a change is one with + or -).
# This hurts busy counters, which are what a rate is for: the less of them is to be sent the more is counted, and nearly nothing is saved;
# gauges fall to 0 when nothing has changed. Timings keep their values, but not their number. So sample oneself, and skip changes by 0.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
dpkg -s python3-aiomeasures > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends python3-aiomeasures > apt.txt 2>&1

cat > look.py <<'PYTHON'
import asyncio
import importlib.metadata
import random
import socket

from aiomeasures import StatsD

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(('127.0.0.1', 0))
server.setblocking(False)


def received():
    lines = []
    while True:
        try:
            lines += server.recv(65536).decode().split()
        except BlockingIOError:
            return lines


async def main():
    print('aiomeasures', importlib.metadata.version('aiomeasures'))
    client = StatsD('udp://127.0.0.1:%d' % server.getsockname()[1])
    client.gauge('warm', 1)
    while not received():
        await asyncio.sleep(0.01)
    random.seed(2026)
    for rate in (None, 0.1, 0.5, 0.9):
        lines = []
        for _ in range(1000):
            client.incr('hits', rate=rate)
            for _ in range(5):
                await asyncio.sleep(0)
            lines += received()
        counted = sum(int(line.split('|')[0].split(':')[1]) / (rate or 1) for line in lines)
        sent = '%d sent as %s' % (len(lines), ', '.join(set(lines)))
        print('  1000 hits at a rate of %s: %s, which are %d to the server' % (rate, sent, counted))
    for name, call in (('incr by 0', lambda: client.incr('hits', 0)),
                       ('gauge, a change of 3', lambda: client.gauge('level', 3, delta=True)),
                       ('gauge, a change of 0', lambda: client.gauge('level', 0, delta=True))):
        call()
        lines = []
        while not lines:
            await asyncio.sleep(0.01)
            lines = received()
        print('  %s: %s' % (name, ', '.join(lines)))
    client.close()

asyncio.run(main())
PYTHON
cat > expected.txt <<'SEEN'
aiomeasures 0.5.14
  1000 hits at a rate of None: 1000 sent as hits:1|c, which are 1000 to the server
  1000 hits at a rate of 0.1: 898 sent as hits:1|c|@0.1, which are 8980 to the server
  1000 hits at a rate of 0.5: 457 sent as hits:1|c|@0.5, which are 914 to the server
  1000 hits at a rate of 0.9: 100 sent as hits:1|c|@0.9, which are 111 to the server
  incr by 0: hits:1|c
  gauge, a change of 3: level:+3|g
  gauge, a change of 0: level:0|g
SEEN
/usr/bin/python3 -W ignore look.py 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
