#!/usr/bin/env bash
# One would expect of a format that is told its numbers are milliseconds, microseconds or nanoseconds since 1970, as its documentation
# offers, that it reads them to the millisecond, microsecond or nanosecond, and what it reads it writes again.
# DateTime::Format::Epoch 0.16 reads them to the second and leaves out the rest: 1783254600123 ms are 12:30:00 sharp, and written again
# 1783254600000; -1 ms is 23:59:59 on the last day of 1969, a second early instead of a millisecond, and it writes -1000. Writing alone is
# right: a time with .123456789 is 1123 ms, 1123456 or 1123456789, so only half of it works.
# This hurts whatever comes from JavaScript, Java or a database in milliseconds: up to a thousand points fall on one time, where a chart or
# a table with the time as its key keeps the last one, latencies are 0 or 1 s, and before 1970 times come before they were. Read and written
# times are never compared where only one of them is used. So divide by 1000 and take DateTime's from_epoch, which keeps the fraction.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
package=libdatetime-format-epoch-perl
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > look.pl <<'PERL'
use strict;
use warnings;
use DateTime;
use DateTime::Format::Epoch;

my $pattern = '%FT%T.%9N';
for (['milliseconds', 1e3, '1783254600123', '1500', '-1'], ['microseconds', 1e6, '1783254600123456', '-1'],
    ['nanoseconds', 1e9, '1783254600123456789', '-1']) {
    my ($unit, $per_second, @numbers) = @$_;
    my $format = DateTime::Format::Epoch->new(epoch => DateTime->new(year => 1970), unit => $unit);
    for my $number (@numbers) {
        my $read = $format->parse_datetime($number);
        print "  $number $unit: read ", $read->strftime($pattern), ', written again ', $format->format_datetime($read), "\n";
    }
    my $time = DateTime->new(year => 1970, second => 1, nanosecond => 123_456_789);
    print '  ', $time->strftime($pattern), ' in ', $unit, ': ', $format->format_datetime($time), "\n";
}
print "DateTime's from_epoch\n";
print "  $_ s: ", DateTime->from_epoch(epoch => $_)->strftime('%FT%T.%3N'), "\n" for 1783254600.123, -0.001;
PERL
look() {
  dpkg-query -W -f='${Package} ${Version}\n' $package
  perl look.pl
}
cat > expected.txt <<'SEEN'
libdatetime-format-epoch-perl 0.16-2
  1783254600123 milliseconds: read 2026-07-05T12:30:00.000000000, written again 1783254600000
  1500 milliseconds: read 1970-01-01T00:00:01.000000000, written again 1000
  -1 milliseconds: read 1969-12-31T23:59:59.000000000, written again -1000
  1970-01-01T00:00:01.123456789 in milliseconds: 1123
  1783254600123456 microseconds: read 2026-07-05T12:30:00.000000000, written again 1783254600000000
  -1 microseconds: read 1969-12-31T23:59:59.000000000, written again -1000000
  1970-01-01T00:00:01.123456789 in microseconds: 1123456
  1783254600123456789 nanoseconds: read 2026-07-05T12:30:00.000000000, written again 1783254600000000000
  -1 nanoseconds: read 1969-12-31T23:59:59.000000000, written again -1000000000
  1970-01-01T00:00:01.123456789 in nanoseconds: 1123456789
DateTime's from_epoch
  1783254600.123 s: 2026-07-05T12:30:00.123
  -0.001 s: 1969-12-31T23:59:59.999
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
