#!/usr/bin/env bash
# One would expect of a conversion that 0 degrees Celsius are 273.15 K and an inch is 2.54 cm, both exactly, as GNU units 2.22 has them,
# below.
# Convert::Units 0.43 takes 273: 300 K are 27 degrees, or 80.6 Fahrenheit, where they are 26.85 and 80.33. Its metre has 39.37 inches, that
# of the surveyors of the United States: an inch is 2.54000508 cm, and 1000 km are 2 m short in miles.
# This hurts temperatures that a device or model has in kelvin: each is 0.15 too high, ice melts at 0.15 degrees, and frost below that is
# not seen; the error is too small for anyone to look for, and back in kelvin it is gone. So convert temperatures and lengths by GNU units
# or oneself.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for package in libconvert-units-perl units; do
  dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1
done

cat > look.pl <<'PERL'
use strict;
use warnings;
use Convert::Units::Length;
use Convert::Units::Temperature;

for (['0 celsius', 'kelvin'], ['273.15 kelvin', 'celsius'], ['300 kelvin', 'celsius'], ['300 kelvin', 'f'], ['20 celsius', 'f']) {
    my ($from, $to) = @$_;
    printf "  %s in %s: %.6g\n", $from, $to, Convert::Units::Temperature::convert($from, $to);
}
for (['1 inch', 'cm'], ['1000 km', 'miles']) {
    my ($from, $to) = @$_;
    printf "  %s in %s: %.9g\n", $from, $to, Convert::Units::Length::convert($from, $to);
}
PERL
look() {
  dpkg-query -W -f='${Package} ${Version}\n' libconvert-units-perl
  perl look.pl
  dpkg-query -W -f='${Package} ${Version}\n' units
  local pair
  for pair in 'tempC(0):K' 'tempK(273.15):tempC' 'tempK(300):tempC' 'tempK(300):tempF' 'tempC(20):tempF' '1 inch:cm' '1000 km:mile'; do
    echo "  ${pair/:/ in }: $(units -t -o %.9g -- "${pair%:*}" "${pair#*:}")"
  done
}
cat > expected.txt <<'SEEN'
libconvert-units-perl 1:0.43-11
  0 celsius in kelvin: 273
  273.15 kelvin in celsius: 0.15
  300 kelvin in celsius: 27
  300 kelvin in f: 80.6
  20 celsius in f: 68
  1 inch in cm: 2.54000508
  1000 km in miles: 621.369949
units 2.22-2
  tempC(0) in K: 273.15
  tempK(273.15) in tempC: 0
  tempK(300) in tempC: 26.85
  tempK(300) in tempF: 80.33
  tempC(20) in tempF: 68
  1 inch in cm: 2.54
  1000 km in mile: 621.371192
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
