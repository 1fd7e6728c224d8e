#!/usr/bin/env bash
# One would expect of Gnocchi's InfluxDB endpoint, to which by its documentation tools "such as Telegraf" can write directly and whose "body
# should follow the InfluxDB line protocol", that it reads a line as that protocol's reference has it ("Line Protocol Reference", Data types:
# integers are digits with an i, from -9223372036854775808i on; there are booleans; times may lie before 1970), or refuses it.
# With python3-gnocchi 4.4.2 the grammar has no sign for integers and no booleans, and what is behind the part that it understood is not looked
# at. So at level=-5i it reads -5 and stops at the i: all fields behind are gone and so is the time, and a line without one gets that of now.
# The same at a boolean that is not the first field and at a time below zero. The answer is 204, done.
# This hurts what Telegraf collects, whose integers all have an i: a temperature, a balance or a signal strength of -67 dBm lies at the time of
# its arrival, what was buffered during an outage or is read in from a log is one heap at now, and half of the fields have gaps whenever one of
# them is below zero, without a line in a log. So send floats (Telegraf: the converter processor) and drop booleans before.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
package=python3-gnocchi
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > look.py <<'PY'
from unittest import mock
import numpy
from gnocchi.rest import influxdb

started = numpy.datetime64('now', 'ns')

# all of the endpoint, only without web server and database around it
def write(line):
    stored = []
    with mock.patch.object(influxdb, 'pecan') as pecan, mock.patch.object(influxdb, 'api') as api:
        pecan.request.headers = {}
        pecan.request.body = line.encode()
        pecan.request.auth_helper.get_current_user.return_value = 'telegraf'
        pecan.request.incoming.add_measures_batch.side_effect = stored.append
        api.abort.side_effect = ValueError

        def create(creator, identity, name, metrics, *rest):
            created = [mock.Mock(id=metric) for metric in metrics]
            for metric in created:
                metric.name = metric.id
            return created

        api.get_or_create_resource_and_metrics.retry_with.return_value = create
        try:
            influxdb.InfluxDBController().post_write(db='plant')
        except ValueError as refused:
            return 'refused'
        status = pecan.response.status
    measures = [f"{name} = {measure.value:g} at {'NOW' if measure.timestamp >= started else measure.timestamp.astype('datetime64[s]')}"
                for name, [measure] in sorted(stored[0].items())]
    return f"{status}, {', '.join(measures)}"

time = 1700000000000000000
for fields in ['level=5i,rate=2.5', 'level=-5,rate=2.5', 'level=-5i,rate=2.5', 'rate=2.5,level=-5i,flow=1.5', 'rate=2.5,open=true,flow=1.5',
               'open=true,rate=2.5']:
    print(f'{fields}: {write(f"tank,host=a {fields} {time}")}')
print(f'rate=2.5 of 1966: {write("tank,host=a rate=2.5 -123456789000000000")}')
PY
look() {
  dpkg-query -W -f='${Package} ${Version}\n' $package
  /usr/bin/python3 look.py 2> errors.txt
}
cat > expected.txt <<'SEEN'
python3-gnocchi 4.4.2-2+deb12u1
level=5i,rate=2.5: 204, tank.level = 5 at 2023-11-14T22:13:20, tank.rate = 2.5 at 2023-11-14T22:13:20
level=-5,rate=2.5: 204, tank.level = -5 at 2023-11-14T22:13:20, tank.rate = 2.5 at 2023-11-14T22:13:20
level=-5i,rate=2.5: 204, tank.level = -5 at NOW
rate=2.5,level=-5i,flow=1.5: 204, tank.level = -5 at NOW, tank.rate = 2.5 at NOW
rate=2.5,open=true,flow=1.5: 204, tank.rate = 2.5 at NOW
open=true,rate=2.5: refused
rate=2.5 of 1966: 204, tank.rate = 2.5 at NOW
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
