#!/usr/bin/env bash
# One would expect of a reader of METAR that the north is a direction, which reports write as 360, as 000 is for calm (WMO's Manual on
# Codes, FM 15), and that of a sea level pressure of SLP982 it makes 998.2 hPa, as these are the tens, units and tenths (Federal
# Meteorological Handbook 1, chapter 12).
# Geo::METAR 1.15 has names for directions below 360 alone: a wind from there is "undeterminable" and its short name empty, while those from
# 350 and 010 are both North. SLP982 is "982 mb", SLP205, which is 1020.5, is "205 mb", and SLP132 of the standard atmosphere "132 mb".
# This hurts whoever draws weather stations: a wind rose loses one of its 36 directions, to which runways and coasts may well lie, and the
# pressure is one of the stratosphere or, where it begins with a 9, a likely one of a storm that was not. So take the name from the degrees,
# and put the 9 or 10 and the point into SLP, by what is nearer to the altimeter setting.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
package=libgeo-metar-perl
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > look.pl <<'PERL'
use strict;
use warnings;
use Geo::METAR ();

print 'Geo::METAR ', Geo::METAR->VERSION, "\n";
for my $report (
    'KBOS 251454Z 35010KT 10SM FEW055 M01/M12 A3011 RMK AO2 SLP205',
    'KBOS 251554Z 36010KT 10SM FEW055 M01/M12 A3011 RMK AO2 SLP205',
    'KBOS 251654Z 01010KT 10SM FEW055 M01/M12 A3011 RMK AO2 SLP205',
    'KBOS 251754Z 36012KT 3SM -RA OVC010 05/04 A2947 RMK AO2 SLP982',
    'KBOS 251854Z 00000KT 10SM CLR 05/04 A2992 RMK AO2 SLP132',
) {
    my $metar = Geo::METAR->new;
    $metar->metar($report);
    print "$report\n";
    printf "  wind from %s: %s, '%s'; altimeter setting %.1f hPa, sea level %s\n",
        $metar->WIND_DIR_DEG, $metar->WIND_DIR_ENG, $metar->WIND_DIR_ABB,
        $metar->ALT_HP, $metar->SLP;
}
PERL
cat > expected.txt <<'SEEN'
Geo::METAR 1.15
KBOS 251454Z 35010KT 10SM FEW055 M01/M12 A3011 RMK AO2 SLP205
  wind from 350: North, 'N'; altimeter setting 1019.6 hPa, sea level 205 mb
KBOS 251554Z 36010KT 10SM FEW055 M01/M12 A3011 RMK AO2 SLP205
  wind from 360: undeterminable, ''; altimeter setting 1019.6 hPa, sea level 205 mb
KBOS 251654Z 01010KT 10SM FEW055 M01/M12 A3011 RMK AO2 SLP205
  wind from 010: North, 'N'; altimeter setting 1019.6 hPa, sea level 205 mb
KBOS 251754Z 36012KT 3SM -RA OVC010 05/04 A2947 RMK AO2 SLP982
  wind from 360: undeterminable, ''; altimeter setting 998.0 hPa, sea level 982 mb
KBOS 251854Z 00000KT 10SM CLR 05/04 A2992 RMK AO2 SLP132
  wind from 000: Calm, ''; altimeter setting 1013.2 hPa, sea level 132 mb
SEEN
/usr/bin/perl look.pl | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
