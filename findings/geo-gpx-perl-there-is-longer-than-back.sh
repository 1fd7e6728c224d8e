#!/usr/bin/env bash
# One would expect of a distance between two points, "the straight-line distance" over an earth of 6371 km as the documentation has it, that
# it is as long back as there, and at most 0.16 % off by the radius.
# Geo::Gpx 1.09 (Geo::Gpx::Point's distance_to) takes the square of the cosine of the first latitude where the haversine formula has the
# product of both: from Lisbon to Moscow it is 4464 km and back 3457, while it is 3907; from Quito to Oslo 13254 and 8393 for 9982. It is
# too far from the point that is nearer to the equator. On one latitude, or along a meridian, it is right, and over a few kilometres to the
# metre. Times with a fraction of a second lose it on reading, so of a track of 5 Hz five positions have the same time.
# This hurts distances that ships, planes and parcels make, and any "within 500 km of" at the rim: whether a place is inside depends on
# which of both is asked, and a table of distances is not symmetric. Over a city all is right, and so are tests there. So take
# GIS::Distance.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for package in libgeo-gpx-perl libgis-distance-perl; do
  dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1
done

cat > look.pl <<'PERL'
use strict;
use warnings;
use Geo::Gpx;
use Geo::Gpx::Point;
use GIS::Distance;

my %places = (Lisbon => [38.72, -9.14], Moscow => [55.75, 37.62], Quito => [-0.18, -78.47], Oslo => [59.91, 10.75],
    Berlin => [52.52, 13.405], Potsdam => [52.39, 13.06], Pole => [89, 13.405]);
my $haversine = GIS::Distance->new('Haversine');
for my $pair (['Lisbon', 'Moscow'], ['Quito', 'Oslo'], ['Berlin', 'Lisbon'], ['Berlin', 'Potsdam'], ['Berlin', 'Pole']) {
    my ($from, $to) = map { Geo::Gpx::Point->new(lat => $places{$_}[0], lon => $places{$_}[1]) } @$pair;
    printf "  %s and %s: there %.1f km, back %.1f km; GIS::Distance %.1f km\n", @$pair, $from->distance_to($to, km => 1),
        $to->distance_to($from, km => 1), $haversine->distance(map { @{$places{$_}} } @$pair)->kilometre;
}
my $points = join '', map { "<trkpt lat='50.0$_' lon='8'><time>2026-07-05T12:30:00.${_}Z</time></trkpt>" } 0, 2, 4, 6, 8;
my $gpx = Geo::Gpx->new(xml => "<gpx version='1.1' creator='look' xmlns='http://www.topografix.com/GPX/1/1'>"
    . "<trk><trkseg>$points</trkseg></trk></gpx>");
print '  times of five positions in a second: ', join(', ', map { $_->{time} } @{$gpx->tracks->[0]{segments}[0]{points}}), "\n";
PERL
look() {
  dpkg-query -W -f='${Package} ${Version}\n' libgeo-gpx-perl
  perl look.pl
}
cat > expected.txt <<'SEEN'
libgeo-gpx-perl 1.09-1
  Lisbon and Moscow: there 4463.7 km, back 3456.6 km; GIS::Distance 3906.6 km
  Quito and Oslo: there 13253.5 km, back 8393.1 km; GIS::Distance 9982.4 km
  Berlin and Lisbon: there 2164.5 km, back 2489.6 km; GIS::Distance 2312.6 km
  Berlin and Potsdam: there 27.5 km, back 27.5 km; GIS::Distance 27.5 km
  Berlin and Pole: there 4056.4 km, back 4056.4 km; GIS::Distance 4056.8 km
  times of five positions in a second: 1783254600, 1783254600, 1783254600, 1783254600, 1783254600
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
