#!/usr/bin/env bash
# One would expect of digits behind the seconds that they are a fraction, so 12:30:00.5 is half a second after 12:30 and the same as .500,
# as ISO 8601 and RFC 3339 have it and as DateTime::Format::ISO8601, below, reads it.
# DateTime::Format::Flexible 0.34 takes them for a number of nanoseconds: .5 is five of them, .500 five hundred and .123 are 123, whatever
# stands before or behind, an ISO time with Z or an offset as well as 5 Jul 2026. Nine digits are right; ten are ten seconds, so a time is
# moved to 12:30:09.999. Of a Unix time with a point it takes the fraction as it is.
# This hurts logs and measurements with milliseconds, for whose various notations one takes this module: all of a second fall on its start,
# in the order of their digits, so .5 comes before .25; rates, latencies and the order between two sources are wrong, and to the second all
# is right. So fill the fraction up to nine digits before reading, or take a module for the one format.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for package in libdatetime-format-flexible-perl libdatetime-format-iso8601-perl; do
  dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1
done

cat > look.pl <<'PERL'
use strict;
use warnings;
use DateTime::Format::Flexible;
use DateTime::Format::ISO8601;

sub read_by {
    my ($module, $text) = @_;
    my $time = eval { $module->parse_datetime($text) };
    return defined $time ? $time->strftime('%H:%M:%S.%9N') : 'refused';
}
for my $text ('2026-07-05T12:30:00.5Z', '2026-07-05T12:30:00.500Z', '2026-07-05T12:30:00.25Z', '2026-07-05T12:30:00.123456+02:00',
    '2026-07-05T12:30:00.123456789Z', '2026-07-05T12:30:00.9999999999Z', '5 Jul 2026 12:30:00.5', '1783254600.5') {
    print "  $text: ", join(', ', map { "$_ " . read_by("DateTime::Format::$_", $text) } 'Flexible', 'ISO8601'), "\n";
}
PERL
look() {
  dpkg-query -W -f='${Package} ${Version}\n' libdatetime-format-flexible-perl
  perl look.pl
}
cat > expected.txt <<'SEEN'
libdatetime-format-flexible-perl 0.34-1
  2026-07-05T12:30:00.5Z: Flexible 12:30:00.000000005, ISO8601 12:30:00.500000000
  2026-07-05T12:30:00.500Z: Flexible 12:30:00.000000500, ISO8601 12:30:00.500000000
  2026-07-05T12:30:00.25Z: Flexible 12:30:00.000000025, ISO8601 12:30:00.250000000
  2026-07-05T12:30:00.123456+02:00: Flexible 12:30:00.000123456, ISO8601 12:30:00.123456000
  2026-07-05T12:30:00.123456789Z: Flexible 12:30:00.123456789, ISO8601 12:30:00.123456789
  2026-07-05T12:30:00.9999999999Z: Flexible 12:30:09.999999999, ISO8601 refused
  5 Jul 2026 12:30:00.5: Flexible 12:30:00.000000005, ISO8601 refused
  1783254600.5: Flexible 12:30:00.500000000, ISO8601 refused
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
