#!/usr/bin/env bash
# One would expect of what reads times of logs that 12:30:00,250 is a quarter of a second after 12:30: ISO 8601 prefers the comma, log4j and
# Python's logging write it so, and this library's own pattern for ISO times allows a comma before the fraction.
# Date::Parse 2.33, which DateTime::Format::DateParse and many scripts read with, has made a blank of each comma before that pattern sees
# it, and then takes the digits for an offset of hours and minutes: ,250 is +02:50, so that the time is two hours and fifty minutes early,
# ,500 five hours, ,123 an hour and 23 minutes, and ,000 is UTC on a machine of any zone. With a point all is right.
# This hurts whoever reads such logs: within one second lines are spread over ten hours, their order is lost, and none of it is an error.
# Six digits, ,250000, are 25 hours. So make a point of the comma before.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
package=libtimedate-perl
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > look.pl <<'PERL'
use strict;
use warnings;
use Date::Parse;
use POSIX 'strftime';

print "Date::Parse ", Date::Parse->VERSION, " in $ENV{TZ}\n";
for my $text ('2026-07-05 12:30:00', '2026-07-05 12:30:00.250', map { "2026-07-05 12:30:00,$_" } qw(000 010 123 250 500 999 250000)) {
    my $time = str2time($text);
    printf "  %-26s %s UTC, and %.3f s\n", $text, strftime('%F %T', gmtime $time), $time - int $time;
}
PERL
look() { for zone in UTC America/New_York; do TZ=$zone /usr/bin/perl look.pl; done; }
cat > expected.txt <<'SEEN'
Date::Parse 2.33 in UTC
  2026-07-05 12:30:00        2026-07-05 12:30:00 UTC, and 0.000 s
  2026-07-05 12:30:00.250    2026-07-05 12:30:00 UTC, and 0.250 s
  2026-07-05 12:30:00,000    2026-07-05 12:30:00 UTC, and 0.000 s
  2026-07-05 12:30:00,010    2026-07-05 12:20:00 UTC, and 0.000 s
  2026-07-05 12:30:00,123    2026-07-05 11:07:00 UTC, and 0.000 s
  2026-07-05 12:30:00,250    2026-07-05 09:40:00 UTC, and 0.000 s
  2026-07-05 12:30:00,500    2026-07-05 07:30:00 UTC, and 0.000 s
  2026-07-05 12:30:00,999    2026-07-05 01:51:00 UTC, and 0.000 s
  2026-07-05 12:30:00,250000 2026-07-04 11:30:00 UTC, and 0.000 s
Date::Parse 2.33 in America/New_York
  2026-07-05 12:30:00        2026-07-05 16:30:00 UTC, and 0.000 s
  2026-07-05 12:30:00.250    2026-07-05 16:30:00 UTC, and 0.250 s
  2026-07-05 12:30:00,000    2026-07-05 12:30:00 UTC, and 0.000 s
  2026-07-05 12:30:00,010    2026-07-05 12:20:00 UTC, and 0.000 s
  2026-07-05 12:30:00,123    2026-07-05 11:07:00 UTC, and 0.000 s
  2026-07-05 12:30:00,250    2026-07-05 09:40:00 UTC, and 0.000 s
  2026-07-05 12:30:00,500    2026-07-05 07:30:00 UTC, and 0.000 s
  2026-07-05 12:30:00,999    2026-07-05 01:51:00 UTC, and 0.000 s
  2026-07-05 12:30:00,250000 2026-07-04 11:30:00 UTC, and 0.000 s
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
