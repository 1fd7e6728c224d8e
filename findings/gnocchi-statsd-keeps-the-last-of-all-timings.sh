#!/usr/bin/env bash
# One would expect of gnocchi-statsd, "compatible with the statsd protocol", whose documentation names timing among the supported types and
# refers for it to statsd's own (metric_types.md: "StatsD figures out percentiles, average (mean), standard deviation, sum, lower and upper
# bounds for the flush interval"), that all the timings of a flush interval reach Gnocchi, which has just these aggregates in its archive
# policies. And that a timing with a sample rate, the example there (320|ms|@0.1), counts.
# With python3-gnocchi 4.4.2 each timing replaces the one before it: what is stored is the last of the interval, ten seconds by default, as one
# measure. Its mean, max, sum and 99th percentile are that one number, its count is 1. A timing with a sample rate is not stored; the log has it.
# This hurts the latency of whatever is asked more than once in ten seconds: of a thousand requests of 5 to 900 ms one is drawn, at random, so
# the maximum and the percentiles are too low, and the number of requests looks constant. Nothing tells, since counters are right. So let
# a statsd that aggregates write to Gnocchi, as collectd's or Telegraf's does, and take gnocchi-statsd for counters and gauges alone.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
package=python3-gnocchi
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > look.py <<'PY'
from unittest import mock
import logging
from gnocchi import statsd
from gnocchi.incoming import Measure

logging.disable(logging.CRITICAL)
stored = []
with mock.patch.object(statsd, 'incoming') as incoming, mock.patch.object(statsd, 'indexer') as indexer:
    # the daemon's own parser, cache and flush, only without a database behind them
    incoming.Measure = Measure
    incoming.get_driver.return_value.add_measures.side_effect = lambda metric, measures: stored.append((metric, list(measures)))
    index = indexer.get_driver.return_value
    index.get_resource.return_value.metrics = []
    index.create_metric.side_effect = lambda identity, creator, name, **rest: mock.Mock(id=name)
    stats = statsd.Stats(mock.Mock())
    server = statsd.StatsdServer(stats)

    def interval(messages):
        for message in messages:
            server.datagram_received(message.encode(), None)
        stats.flush()
        print(f"sent: {' '.join(messages)}")
        for metric, measures in stored:
            print(f"  stored: {metric} {', '.join(f'{measure.value:g}' for measure in measures)}")
        stored.clear()

    interval(['login:900|ms', 'login:300|ms', 'login:5|ms'])
    interval(['login:320|ms|@0.1'])
    interval(['logins:1|c', 'logins:1|c|@0.1', 'logins:1|c'])
PY
look() {
  dpkg-query -W -f='${Package} ${Version}\n' $package
  /usr/bin/python3 look.py 2> errors.txt
}
cat > expected.txt <<'SEEN'
python3-gnocchi 4.4.2-2+deb12u1
sent: login:900|ms login:300|ms login:5|ms
  stored: login|ms 5
sent: login:320|ms|@0.1
sent: logins:1|c logins:1|c|@0.1 logins:1|c
  stored: logins|c 12
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
