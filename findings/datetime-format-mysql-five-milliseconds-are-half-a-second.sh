#!/usr/bin/env bash
# One would expect of what writes a time for a DATETIME(6) of MySQL that 5 ms after 12:30 are 12:30:00.005, or are left out.
# DateTime::Format::MySQL 0.0701 puts the number of microseconds behind the point without zeros in front: 5 ms are 12:30:00.5000, which for
# MySQL, and for its own parse_datetime, is half a second; 5 microseconds are .5, half a second too. Of times in milliseconds, those of the
# first 99 after each full second are moved, up to .99, so that 12:30:00.020 comes after 12:30:00.150; all others are right.
# This hurts times of events, samples and log lines stored by way of DBIx::Class's InflateColumn::DateTime or this class: one in ten is up
# to nine tenths of a second late, the order of what follows in a second is mixed up, and differences between them are negative. Reading
# shows what was stored. So use strftime('%F %T.%6N').
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
package=libdatetime-format-mysql-perl
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > look.pl <<'PERL'
use strict;
use warnings;
use DateTime;
use DateTime::Format::MySQL;

print "DateTime::Format::MySQL ", DateTime::Format::MySQL->VERSION, "\n";
my $written = sub { DateTime::Format::MySQL->format_datetime(DateTime->new(year => 2026, month => 7, day => 5, hour => 12, minute => 30,
    nanosecond => 1000 * shift)) };
for my $micros (0, 5, 5_000, 20_000, 99_000, 100_000, 150_000, 999_000) {
    my $text = $written->($micros);
    printf "%6d microseconds after 12:30: %s, read as %s\n", $micros, $text,
        DateTime::Format::MySQL->parse_datetime($text)->strftime('%T.%6N');
}
my $moved = grep { DateTime::Format::MySQL->parse_datetime($written->(1000 * $_))->microsecond != 1000 * $_ } 0 .. 999;
print "of the 1000 milliseconds of a second $moved are read as another one\n";
PERL
cat > expected.txt <<'SEEN'
DateTime::Format::MySQL 0.0701
     0 microseconds after 12:30: 2026-07-05 12:30:00, read as 12:30:00.000000
     5 microseconds after 12:30: 2026-07-05 12:30:00.5, read as 12:30:00.500000
  5000 microseconds after 12:30: 2026-07-05 12:30:00.5000, read as 12:30:00.500000
 20000 microseconds after 12:30: 2026-07-05 12:30:00.20000, read as 12:30:00.200000
 99000 microseconds after 12:30: 2026-07-05 12:30:00.99000, read as 12:30:00.990000
100000 microseconds after 12:30: 2026-07-05 12:30:00.100000, read as 12:30:00.100000
150000 microseconds after 12:30: 2026-07-05 12:30:00.150000, read as 12:30:00.150000
999000 microseconds after 12:30: 2026-07-05 12:30:00.999000, read as 12:30:00.999000
of the 1000 milliseconds of a second 99 are read as another one
SEEN
TZ=UTC /usr/bin/perl look.pl | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
