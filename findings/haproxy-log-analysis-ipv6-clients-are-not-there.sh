#!/usr/bin/env bash
# One would expect of an analyzer of HAProxy's logs that it counts each request that is written in HAProxy's HTTP format, whose first field
# is the address of the client, IPv4 or IPv6 ("client_ip" of the manual, 8.2.3), behind whatever head the syslog daemon has put in front.
# haproxy-log-analysis 2.0~b0 knows addresses of four numbers, hosts without a point and syslog's old times. A line of a client with IPv6,
# of a host by its full name, or with a time in RFC 3339, which is what rsyslog writes by default on Debian 12, is not a line: it is in none
# of the counts by minute, status, server or path and not in the average time, and no command says that it was left out, unless it is asked
# for counter_invalid.
# This hurts whoever draws requests per minute or errors from it: of a site where every second client has IPv6 it is half, the other half
# may be slow or fail unseen, and it becomes less every month while nothing has changed. So look at counter_invalid each time, and put IPv4
# addresses in the place of those of IPv6 before.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
package=python3-haproxy-log-analysis
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

line() {
  local times="0/0/1/$4/$4" queues="5/5/1/1/0 0/0"
  echo "$1 haproxy[253]: $2:52100 [05/Jul/2026:12:3$3:15.123] www app/app $times $5 1500 - - ---- $queues \"GET / HTTP/1.1\""
}
log() {
  line 'Jul  5 12:30:15 web1' 192.0.2.10 0 20 200
  line 'Jul  5 12:30:15 web1' 2001:db8::10 0 2000 503
  line 'Jul  5 12:31:15 web1' 192.0.2.11 1 20 200
  line 'Jul  5 12:31:15 web1.example.org' 192.0.2.12 1 2000 503
  line 'Jul  5 12:32:15 web1' 192.0.2.13 2 20 200
  line '2026-07-05T12:32:15.123456+02:00 web1' 192.0.2.14 2 2000 503
}
cat > look.py <<'PYTHON'
from haproxy.line import Line
from haproxy.logfile import Log

lines = open("haproxy.log").read().splitlines()
for line in lines:
    print(f"{'read' if Line(line).valid else 'left out'}: {line.split(' [')[0]}")
log = Log("haproxy.log")
print(f"{len(lines)} lines, counter {log.cmd_counter()}, status {dict(log.cmd_status_codes_counter())},",
      f"slow {log.cmd_counter_slow_requests()}, average {log.cmd_average_response_time():.0f} ms,",
      f"counter_invalid {log.cmd_counter_invalid()}")
print("per minute:", ", ".join(f"{minute:%H:%M} {count}" for minute, count in log.cmd_requests_per_minute()))
PYTHON
look() {
  dpkg-query -W -f='${Package} ${Version}\n' $package
  /usr/bin/python3 -W ignore look.py
}
log > haproxy.log
cat > expected.txt <<'SEEN'
python3-haproxy-log-analysis 2.0~b0-4
read: Jul  5 12:30:15 web1 haproxy[253]: 192.0.2.10:52100
left out: Jul  5 12:30:15 web1 haproxy[253]: 2001:db8::10:52100
read: Jul  5 12:31:15 web1 haproxy[253]: 192.0.2.11:52100
left out: Jul  5 12:31:15 web1.example.org haproxy[253]: 192.0.2.12:52100
read: Jul  5 12:32:15 web1 haproxy[253]: 192.0.2.13:52100
left out: 2026-07-05T12:32:15.123456+02:00 web1 haproxy[253]: 192.0.2.14:52100
6 lines, counter 3, status {'200': 3}, slow 0, average 20 ms, counter_invalid 3
per minute: 12:30 1, 12:31 1, 12:32 1
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
