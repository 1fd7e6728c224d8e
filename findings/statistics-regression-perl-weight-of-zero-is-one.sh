#!/usr/bin/env bash
# One would expect of weighted least squares that an observation with a weight of 0 has no say, as one with a tiny weight has next to none,
# and that the fitted line does not depend on the unit of x.
# Statistics::Regression 0.53 takes the weight 0 for none given, and so for 1: an outlier that was weighted out counts like all others,
# while with 0.000001 it does not. The text "0.0" is heard. And a value of x within 0.00000001 of zero is taken for 0: of points at one to
# nine nanoseconds, in seconds, or nanofarads, in farads, the slope is 0. There is no error in either.
# This hurts whoever fits a trend with weights by quality, by age or by the number of measurements, where 0 is what a gap, a failed sensor
# or an empty hour gets: the very points that are to be left out bend the line, and its R squared says so of the data. So leave out what has
# a weight of 0 before, and give x in units in which it is near 1.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
package=libstatistics-regression-perl
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > look.pl <<'PERL'
use strict;
use warnings;
use Statistics::Regression;

print "Statistics::Regression ", Statistics::Regression->VERSION, "\n";
print "y = 2x + 1 at 1 to 9, and 1000 at 10\n";
for my $weight (1, 0.1, 0.000001, 0, '0.0') {
    my $line = Statistics::Regression->new('line', ['const', 'slope']);
    $line->include(2 * $_ + 1, [1, $_]) for 1 .. 9;
    $line->include(1000, [1, 10], $weight);
    printf "  weight %s: y = %.3fx %+.3f\n", $weight, reverse $line->theta;
}
print "y = 2x + 1 at 1 to 9 of a unit\n";
for my $unit (1, 1e-6, 2e-9, 1e-9) {
    my $line = Statistics::Regression->new('line', ['const', 'slope']);
    $line->include(2 * $_ + 1, [1, $_ * $unit]) for 1 .. 9;
    printf "  %g: y = %.3fx %+.3f in that unit\n", $unit, ($line->theta)[1] * $unit, ($line->theta)[0];
}
PERL
cat > expected.txt <<'SEEN'
Statistics::Regression 0.53
y = 2x + 1 at 1 to 9, and 1000 at 10
  weight 1: y = 55.400x -194.800
  weight 0.1: y = 9.749x -27.414
  weight 1e-06: y = 2.000x +1.000
  weight 0: y = 55.400x -194.800
  weight 0.0: y = 2.000x +1.000
y = 2x + 1 at 1 to 9 of a unit
  1: y = 2.000x +1.000 in that unit
  1e-06: y = 2.000x +1.000 in that unit
  2e-09: y = 0.000x +11.000 in that unit
  1e-09: y = 0.000x +11.000 in that unit
SEEN
/usr/bin/perl look.pl | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
