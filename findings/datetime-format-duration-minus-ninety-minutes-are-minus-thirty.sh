#!/usr/bin/env bash
# One would expect of a sign before hours, minutes and seconds that it is that of the whole, so -01:30:00 is 90 minutes less, as the
# documentation has %P for it and %T for %P%H:%M:%S, and of a format that it reads what it has written by the same pattern.
# DateTime::Format::Duration 1.03 reads it by %H:%M:%S, %r or %T as minus one hour and plus 30 minutes, which is 30 minutes less, and
# -00:30:00 as 30 minutes more. By %P%H:%M:%S it is 90 minutes more; %p, the sign with a plus, can be written and not read. So -01:30:00
# that it has written by %T itself comes back as -30 minutes.
# This hurts delays, clock deviations, balances of working time and offsets from UTC: what is late is right, what is early is less early or
# late, and a whole number of hours is right with either sign. So take the sign off oneself, read the rest and negate the duration.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
package=libdatetime-format-duration-perl
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > look.pl <<'PERL'
use strict;
use warnings;
use DateTime::Duration;
use DateTime::Format::Duration;

sub minutes { my ($duration) = @_; my %part = $duration->deltas; return $part{minutes} + $part{seconds} / 60 }
for my $pattern ('%H:%M:%S', '%r', '%T', '%P%H:%M:%S', '%p%H:%M:%S') {
    my $format = DateTime::Format::Duration->new(pattern => $pattern, normalize => 1);
    my @read = map {
        my $text = $_;
        my $duration = eval { $format->parse_duration($text) };
        "$text " . (defined $duration ? minutes($duration) . ' minutes' : 'refused')
    } ('01:30:00', '-01:30:00', '-00:30:00', '-02:00:00');
    print "  by $pattern: ", join(', ', @read), "\n";
    print '    -90 minutes are written ', $format->format_duration(DateTime::Duration->new(minutes => -90)), "\n";
}
PERL
look() {
  dpkg-query -W -f='${Package} ${Version}\n' $package
  perl look.pl
}
cat > expected.txt <<'SEEN'
libdatetime-format-duration-perl 1.03a-1.3
  by %H:%M:%S: 01:30:00 90 minutes, -01:30:00 -30 minutes, -00:30:00 30 minutes, -02:00:00 -120 minutes
    -90 minutes are written 01:30:00
  by %r: 01:30:00 90 minutes, -01:30:00 -30 minutes, -00:30:00 30 minutes, -02:00:00 -120 minutes
    -90 minutes are written 01:30:00
  by %T: 01:30:00 90 minutes, -01:30:00 -30 minutes, -00:30:00 30 minutes, -02:00:00 -120 minutes
    -90 minutes are written -01:30:00
  by %P%H:%M:%S: 01:30:00 90 minutes, -01:30:00 90 minutes, -00:30:00 30 minutes, -02:00:00 120 minutes
    -90 minutes are written -01:30:00
  by %p%H:%M:%S: 01:30:00 refused, -01:30:00 refused, -00:30:00 refused, -02:00:00 refused
    -90 minutes are written -01:30:00
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
