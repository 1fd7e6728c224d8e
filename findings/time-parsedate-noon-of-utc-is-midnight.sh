#!/usr/bin/env bash
# One would expect of a module that reads "2026-07-05T12:30:00+02:00" that it reads the same time in UTC as well, as ISO 8601 and RFC 3339
# write it, with a Z; or, where it does not know that, that it says so: "undef if it was unable to parse the time".
# Time::ParseDate 2015.103 takes the date of 2026-07-05T12:30:00Z and leaves the rest: it is midnight of the machine's zone, all day long,
# with and without fractions of a second. The same happens to every offset west, -03:00 or -03:30, while one of the east, +05:30, is read.
# Where the time is asked for alone nothing tells it; only the option WHOLE makes undef of it, or a look at the second element, which is
# what was not read.
# This hurts whoever reads logs, exports or answers of services in UTC: all that happened in a day stands at its first moment, so that a
# curve by hours has one peak at midnight, what lasted five hours took none, and order within a day is lost. So ask with WHOLE, and write
# +00:00 for Z before.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
package=libtime-parsedate-perl
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > look.pl <<'PERL'
use strict;
use warnings;
use POSIX qw(strftime);
use Time::ParseDate;

print "$ENV{TZ}\n";
for my $clock (qw(12:30:00+00:00 12:30:00+05:30 12:30:00-03:30 12:30:00-03:00 00:10:00Z 12:30:00Z 23:50:00.250Z)) {
    my $text = "2026-07-05T$clock";
    my $time = parsedate($text);
    my ($whole) = parsedate($text, WHOLE => 1);
    print "  $text: ", strftime('%FT%TZ', gmtime $time), defined $whole ? '' : ', with WHOLE undef', "\n";
}
PERL
look() {
  dpkg-query -W -f='${Package} ${Version}\n' $package
  for zone in Europe/Berlin America/New_York; do TZ=$zone /usr/bin/perl look.pl; done
}
cat > expected.txt <<'SEEN'
libtime-parsedate-perl 2015.103-4
Europe/Berlin
  2026-07-05T12:30:00+00:00: 2026-07-05T12:30:00Z
  2026-07-05T12:30:00+05:30: 2026-07-05T07:00:00Z
  2026-07-05T12:30:00-03:30: 2026-07-04T22:00:00Z, with WHOLE undef
  2026-07-05T12:30:00-03:00: 2026-07-04T22:00:00Z, with WHOLE undef
  2026-07-05T00:10:00Z: 2026-07-04T22:00:00Z, with WHOLE undef
  2026-07-05T12:30:00Z: 2026-07-04T22:00:00Z, with WHOLE undef
  2026-07-05T23:50:00.250Z: 2026-07-04T22:00:00Z, with WHOLE undef
America/New_York
  2026-07-05T12:30:00+00:00: 2026-07-05T12:30:00Z
  2026-07-05T12:30:00+05:30: 2026-07-05T07:00:00Z
  2026-07-05T12:30:00-03:30: 2026-07-05T04:00:00Z, with WHOLE undef
  2026-07-05T12:30:00-03:00: 2026-07-05T04:00:00Z, with WHOLE undef
  2026-07-05T00:10:00Z: 2026-07-05T04:00:00Z, with WHOLE undef
  2026-07-05T12:30:00Z: 2026-07-05T04:00:00Z, with WHOLE undef
  2026-07-05T23:50:00.250Z: 2026-07-05T04:00:00Z, with WHOLE undef
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
