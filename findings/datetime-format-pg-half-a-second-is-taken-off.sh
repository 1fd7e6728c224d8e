#!/usr/bin/env bash
# One would expect of what reads PostgreSQL's intervals that 00:00:00.5, as the server writes half a second, is half a second, and
# 01:30:00.25 an hour, 30 minutes and 0.25 s.
# DateTime::Format::Pg 0.16014 gives the fraction the sign of the whole seconds, and takes 0 for one below zero: where there are none, it
# takes the fraction off. 00:00:00.005 is -5 ms, 01:30:00.25 is half a second too short, and 00:00:00.999999 is before 00:00:00.000001. With
# one whole second or more, and below zero, all is right.
# This hurts latencies, delays and intervals between events, which are mostly below a second: each of them is negative, so that their mean
# is below zero, what waited longest comes first, and an end computed from start and duration is before the start. Of longer times one in
# sixty is up to two seconds short. So let the server give seconds, EXTRACT(EPOCH FROM interval).
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
package=libdatetime-format-pg-perl
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > look.pl <<'PERL'
use strict;
use warnings;
use DateTime;
use DateTime::Format::Pg;

print "DateTime::Format::Pg ", DateTime::Format::Pg->VERSION, "\n";
my $start = DateTime->new(year => 2026, month => 7, day => 5, hour => 12, time_zone => 'UTC');
for my $text (qw(00:00:00.000001 00:00:00.005 00:00:00.5 00:00:00.999999 00:00:01.5 01:30:00.25 01:30:01.25 -00:00:00.5 -00:00:01.5),
              '1 day 02:00:00.75', '@ 2 hours 0.5 secs') {
    my $read = DateTime::Format::Pg->parse_interval($text);
    printf "  %-18s 12:00 and that is %s\n", $text, ($start + $read)->strftime('%F %T.%6N');
}
PERL
cat > expected.txt <<'SEEN'
DateTime::Format::Pg 0.16014
  00:00:00.000001    12:00 and that is 2026-07-05 11:59:59.999999
  00:00:00.005       12:00 and that is 2026-07-05 11:59:59.995000
  00:00:00.5         12:00 and that is 2026-07-05 11:59:59.500000
  00:00:00.999999    12:00 and that is 2026-07-05 11:59:59.000001
  00:00:01.5         12:00 and that is 2026-07-05 12:00:01.500000
  01:30:00.25        12:00 and that is 2026-07-05 13:29:59.750000
  01:30:01.25        12:00 and that is 2026-07-05 13:30:01.250000
  -00:00:00.5        12:00 and that is 2026-07-05 11:59:59.500000
  -00:00:01.5        12:00 and that is 2026-07-05 11:59:58.500000
  1 day 02:00:00.75  12:00 and that is 2026-07-06 13:59:59.250000
  @ 2 hours 0.5 secs 12:00 and that is 2026-07-05 13:59:59.500000
SEEN
TZ=UTC /usr/bin/perl look.pl | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
