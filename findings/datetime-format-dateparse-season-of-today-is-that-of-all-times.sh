#!/usr/bin/env bash
# One would expect that a time without a zone is one of the machine's zone, with the offset which that has on its day: 5 July, 12:30, is
# 10:30 UTC in Berlin, whenever it is read. Date::Parse does so, and the manual of this module, which wraps it, says that it does the same.
# DateTime::Format::DateParse 0.05 hands Date::Parse 2.33 its own missing zone, which that takes for the offset of now: read in winter, all
# times of summer are an hour late, read in summer all those of winter an hour early. Only where the zone is given, as a second argument or
# in the text, it is right; and so is all on a machine in UTC.
# This hurts logs, exports and measurements of half a year: an import that was right in March is an hour off from the last Sunday on, the
# same file gives two answers in June and in December, and joined with other data all is shifted by an hour. So give the zone by its name.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
package=libdatetime-format-dateparse-perl
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > look.pl <<'PERL'
use strict;
use warnings;
use POSIX ();
our $now;
BEGIN { *CORE::GLOBAL::time = sub () { $now } }
use DateTime::Format::DateParse;
use Date::Parse;

print "DateTime::Format::DateParse ", DateTime::Format::DateParse->VERSION, ", Date::Parse ", Date::Parse->VERSION, " in $ENV{TZ}\n";
for ([ 'December', 1796083200 ], [ 'June', 1782648000 ]) {
    (my $month, $now) = @$_;
    print "  read in $month\n";
    for my $text ('2026-01-15 12:30:00', '2026-07-05 12:30:00', '5 Jul 2026 12:30') {
        my $utc = sub { POSIX::strftime('%H:%M', gmtime shift) };
        my ($read, $given) = map { DateTime::Format::DateParse->parse_datetime($text, @$_)->epoch } [], [ $ENV{TZ} ];
        printf "    %s: %s UTC, with the zone %s, Date::Parse %s\n", $text, map { $utc->($_) } $read, $given, str2time($text);
    }
}
PERL
look() { for zone in Europe/Berlin America/New_York UTC; do TZ=$zone /usr/bin/perl look.pl; done; }
cat > expected.txt <<'SEEN'
DateTime::Format::DateParse 0.05, Date::Parse 2.33 in Europe/Berlin
  read in December
    2026-01-15 12:30:00: 11:30 UTC, with the zone 11:30, Date::Parse 11:30
    2026-07-05 12:30:00: 11:30 UTC, with the zone 10:30, Date::Parse 10:30
    5 Jul 2026 12:30: 11:30 UTC, with the zone 10:30, Date::Parse 10:30
  read in June
    2026-01-15 12:30:00: 10:30 UTC, with the zone 11:30, Date::Parse 11:30
    2026-07-05 12:30:00: 10:30 UTC, with the zone 10:30, Date::Parse 10:30
    5 Jul 2026 12:30: 10:30 UTC, with the zone 10:30, Date::Parse 10:30
DateTime::Format::DateParse 0.05, Date::Parse 2.33 in America/New_York
  read in December
    2026-01-15 12:30:00: 17:30 UTC, with the zone 17:30, Date::Parse 17:30
    2026-07-05 12:30:00: 17:30 UTC, with the zone 16:30, Date::Parse 16:30
    5 Jul 2026 12:30: 17:30 UTC, with the zone 16:30, Date::Parse 16:30
  read in June
    2026-01-15 12:30:00: 16:30 UTC, with the zone 17:30, Date::Parse 17:30
    2026-07-05 12:30:00: 16:30 UTC, with the zone 16:30, Date::Parse 16:30
    5 Jul 2026 12:30: 16:30 UTC, with the zone 16:30, Date::Parse 16:30
DateTime::Format::DateParse 0.05, Date::Parse 2.33 in UTC
  read in December
    2026-01-15 12:30:00: 12:30 UTC, with the zone 12:30, Date::Parse 12:30
    2026-07-05 12:30:00: 12:30 UTC, with the zone 12:30, Date::Parse 12:30
    5 Jul 2026 12:30: 12:30 UTC, with the zone 12:30, Date::Parse 12:30
  read in June
    2026-01-15 12:30:00: 12:30 UTC, with the zone 12:30, Date::Parse 12:30
    2026-07-05 12:30:00: 12:30 UTC, with the zone 12:30, Date::Parse 12:30
    5 Jul 2026 12:30: 12:30 UTC, with the zone 12:30, Date::Parse 12:30
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
