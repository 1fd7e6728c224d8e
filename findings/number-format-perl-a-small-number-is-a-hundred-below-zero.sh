#!/usr/bin/env bash
# One would expect of unformat_number, which "converts a string as returned by format_number()", that it makes the same number of it, and of
# format_number that a number below zero stays below zero.
# Number::Format 1.75 takes the digits of an exponent for digits of the number, and its minus for that of the number: 0.00001, which
# format_number writes as 1e-05 once there are enough places, is read back as -105, 0.000025 as -2.505, and 1e3 as 13. Of -0.00001
# format_number itself loses the minus. A suffix k is one as well, so 1.5K is 1536 by default, while 1.5 kB is 1.5 and 5 MB is 5.
# This hurts whoever reads back columns of a report, or numbers that Perl or awk have printed: small ones, a leak current, a rate of errors,
# a chance, become large, and mostly negative, so that sums and axes are those of the smallest value. So give reading back what has no e
# in it, and take numbers that were printed by a program as they are.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
package=libnumber-format-perl
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > look.pl <<'PERL'
use strict;
use warnings;
use Number::Format;

print "Number::Format ", Number::Format->VERSION, "\n";
my $format = Number::Format->new(-thousands_sep => ',', -decimal_point => '.');
for my $number (1234.5, -1234.5, 0.0001, 0.00001, 0.000025, -0.00001) {
    my $text = $format->format_number($number, 10);
    print "$number is written as $text and read back as ", $format->unformat_number($text), "\n";
}
print "$_ is read as ", $format->unformat_number($_), "\n" for '1e3', '1.5E-3', '1.5K', '1.5 kB', '5 MB';
PERL
cat > expected.txt <<'SEEN'
Number::Format 1.75
1234.5 is written as 1,234.5 and read back as 1234.5
-1234.5 is written as -1,234.5 and read back as -1234.5
0.0001 is written as 0.0001 and read back as 0.0001
1e-05 is written as 1e-05 and read back as -105
2.5e-05 is written as 2.5e-05 and read back as -2.505
-1e-05 is written as 1e-05 and read back as -105
1e3 is read as 13
1.5E-3 is read as -1.53
1.5K is read as 1536
1.5 kB is read as 1.5
5 MB is read as 5
SEEN
/usr/bin/perl look.pl | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
