#!/usr/bin/env bash
# One would expect of a class that takes "a standard ISO(-like) date format" and knows time zones that 12:30:00Z and 18:00:00+05:30 are one
# moment, as ISO 8601 and RFC 3339 have it, or that it refuses what it does not read, as it does with other texts.
# Class::Date 1.1.17 reads the beginning and leaves the rest: Z, an offset, UTC or PM behind the time are dropped, and the clock is taken
# for that of the machine's zone, so in Berlin 12:30:00Z is 10:30 UTC in summer. 01:30 PM is 01:30, and what follows may be any word. Only
# that a fraction is ignored is documented.
# This hurts times that a service or a log has in UTC, read on a machine that is not: all of them are an hour or two early in Central
# Europe, those of the skipped hour in spring fall on others, and on a server in UTC, with times in UTC, all is right. So cut off what is
# behind the seconds and give the zone as the second argument, 'GMT', or take DateTime::Format::ISO8601.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for package in libclass-date-perl libdatetime-format-iso8601-perl; do
  dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1
done

cat > look.pl <<'PERL'
use strict;
use warnings;
use Class::Date;
use DateTime::Format::ISO8601;
use POSIX qw(strftime);

sub utc { my ($epoch) = @_; return defined $epoch ? strftime('%H:%M:%S UTC', gmtime $epoch) : 'refused' }
for my $text ('2026-07-05T12:30:00Z', '2026-07-05T18:00:00+05:30', '2026-07-05 12:30:00 UTC', '2026-07-05 01:30 PM',
    '2026-07-05 12:30:00 yesterday', 'yesterday 12:30:00') {
    my $other = eval { DateTime::Format::ISO8601->parse_datetime($text)->epoch };
    print "  $text: Class::Date ", utc(Class::Date->new($text)->epoch), ', DateTime::Format::ISO8601 ', utc($other), "\n";
}
print '  2026-07-05T12:30:00 with GMT: ', utc(Class::Date->new('2026-07-05T12:30:00', 'GMT')->epoch), "\n";
PERL
look() {
  dpkg-query -W -f='${Package} ${Version}\n' libclass-date-perl
  local zone
  for zone in Europe/Berlin UTC; do
    echo " on a machine in $zone"
    TZ=$zone perl look.pl
  done
}
cat > expected.txt <<'SEEN'
libclass-date-perl 1.1.17-2
 on a machine in Europe/Berlin
  2026-07-05T12:30:00Z: Class::Date 10:30:00 UTC, DateTime::Format::ISO8601 12:30:00 UTC
  2026-07-05T18:00:00+05:30: Class::Date 16:00:00 UTC, DateTime::Format::ISO8601 12:30:00 UTC
  2026-07-05 12:30:00 UTC: Class::Date 10:30:00 UTC, DateTime::Format::ISO8601 refused
  2026-07-05 01:30 PM: Class::Date 23:30:00 UTC, DateTime::Format::ISO8601 refused
  2026-07-05 12:30:00 yesterday: Class::Date 10:30:00 UTC, DateTime::Format::ISO8601 refused
  yesterday 12:30:00: Class::Date refused, DateTime::Format::ISO8601 refused
  2026-07-05T12:30:00 with GMT: 12:30:00 UTC
 on a machine in UTC
  2026-07-05T12:30:00Z: Class::Date 12:30:00 UTC, DateTime::Format::ISO8601 12:30:00 UTC
  2026-07-05T18:00:00+05:30: Class::Date 18:00:00 UTC, DateTime::Format::ISO8601 12:30:00 UTC
  2026-07-05 12:30:00 UTC: Class::Date 12:30:00 UTC, DateTime::Format::ISO8601 refused
  2026-07-05 01:30 PM: Class::Date 01:30:00 UTC, DateTime::Format::ISO8601 refused
  2026-07-05 12:30:00 yesterday: Class::Date 12:30:00 UTC, DateTime::Format::ISO8601 refused
  yesterday 12:30:00: Class::Date refused, DateTime::Format::ISO8601 refused
  2026-07-05T12:30:00 with GMT: 12:30:00 UTC
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
