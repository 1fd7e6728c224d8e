#!/usr/bin/env bash
# One would expect of InfluxDB::LineProtocol, which puts the time of now behind a line that has none, that precision=ms, which it recommends
# as InfluxDB then needs less space, gives the same moment as the default ns does, only to the millisecond.
# With libinfluxdb-lineprotocol-perl 1.015 the milliseconds are the first three digits of the microseconds, which have no zeros in front:
# what happens 5.123 ms after the second is put at 512 ms, and what happens after 99 ms at 990. us and ns are right, and so are ms from
# 100 ms on. With v0.9.2 the microseconds stand without zeros behind the seconds as well, and what is then too short is filled up behind:
# 5.123 ms after a second of 2023 is a day of 1975.
# This hurts one point of ten, by up to 900 ms: a series seems to be late, goes back in time, and a point can overwrite another that was
# measured in that millisecond. Whatever a timer runs at full seconds is moved again and again. So take us or ns, or give the time with the
# line.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
package=libinfluxdb-lineprotocol-perl
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > look.pl <<'PERL'
use strict;
use warnings;
use InfluxDB::LineProtocol ();

my ($choice) = @ARGV;
InfluxDB::LineProtocol->import('data2line', $choice);
my @times;
for my $micros (0, 5_123, 99_999, 100_000, 123_456) {
    no warnings 'redefine';
    local *InfluxDB::LineProtocol::gettimeofday = sub { (1700000000, $micros) };
    push @times, sprintf '%06d is %s', $micros, (split / /, data2line('level', 1))[-1];
}
print "$choice:\n", map { "  $_\n" } @times;
PERL
look() {
  echo "InfluxDB::LineProtocol $(/usr/bin/perl -MInfluxDB::LineProtocol -e 'print InfluxDB::LineProtocol->VERSION')"
  echo 'microseconds after 1700000000'
  for choice in precision=ns precision=us precision=ms v0.9.2; do /usr/bin/perl look.pl $choice; done
}
cat > expected.txt <<'SEEN'
InfluxDB::LineProtocol 1.015
microseconds after 1700000000
precision=ns:
  000000 is 1700000000000000000
  005123 is 1700000000005123000
  099999 is 1700000000099999000
  100000 is 1700000000100000000
  123456 is 1700000000123456000
precision=us:
  000000 is 1700000000000000
  005123 is 1700000000005123
  099999 is 1700000000099999
  100000 is 1700000000100000
  123456 is 1700000000123456
precision=ms:
  000000 is 1700000000000
  005123 is 1700000000512
  099999 is 1700000000999
  100000 is 1700000000100
  123456 is 1700000000123
v0.9.2:
  000000 is 170000000000000
  005123 is 170000000051230000
  099999 is 1700000000999990000
  100000 is 1700000000100000000
  123456 is 1700000000123456000
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
