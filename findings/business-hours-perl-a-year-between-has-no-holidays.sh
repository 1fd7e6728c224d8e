#!/usr/bin/env bash
# One would expect of holidays that are given as 'MM-DD', without a year, that they are holidays in every year, as the documentation has a
# year as the exception ("may be required when a holiday matches Sunday or Saturday").
# Business::Hours 0.13 takes them out of the first and the last year of the span only: of 2024 to 2026 Christmas of 2025 counts as worked,
# and of ten years eight of them do. With one or two calendar years, or with the year in each holiday, all is right.
# This hurts hours over more than two years, or ones that only touch three, as from December 2024 to January 2026: shares of working time,
# and what was agreed per working hour, are too low by the holidays of all years between, about ten days each, and no shorter span shows it.
# So give the holidays of each year with it, or add up year by year.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
dpkg -s libbusiness-hours-perl > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends libbusiness-hours-perl > apt.txt 2>&1

cat > look.pl <<'PERL'
use strict;
use warnings;
use Business::Hours;
use Time::Local;

my %every_day = map { $_ => { Name => $_, Start => '9:00', End => '17:00' } } 0 .. 6;

sub holidays {
    my ($first, $last, @holidays) = @_;
    my ($start, $end) = (timegm(0, 0, 0, @$first), timegm(0, 0, 0, @$last));
    my $hours = Business::Hours->new;
    $hours->business_hours(%every_day);
    $hours->holidays(@holidays) if @holidays;
    my $worked = $hours->for_timespan(Start => $start, End => $end - 1)->cardinality / 3600;
    return (($end - $start) / 86400) - $worked / 8;
}
for my $years ([2025, 2025], [2024, 2025], [2024, 2026], [2017, 2026]) {
    my @span = ([1, 0, $years->[0]], [1, 0, $years->[1] + 1]);
    printf "  %d to %d: %d holidays taken out by 12-25, %d by a date of each year\n", @$years,
        holidays(@span, '12-25'), holidays(@span, map { "$_-12-25" } $years->[0] .. $years->[1]);
}
my @span = ([1, 11, 2024], [1, 1, 2026]);
printf "  December 2024 to January 2026: %d by 12-25, %d by a date of each year\n", holidays(@span, '12-25'),
    holidays(@span, '2024-12-25', '2025-12-25');
PERL
look() {
  dpkg-query -W -f='${Package} ${Version}\n' libbusiness-hours-perl
  TZ=UTC perl look.pl
}
cat > expected.txt <<'SEEN'
libbusiness-hours-perl 0.13-2
  2025 to 2025: 1 holidays taken out by 12-25, 1 by a date of each year
  2024 to 2025: 2 holidays taken out by 12-25, 2 by a date of each year
  2024 to 2026: 2 holidays taken out by 12-25, 3 by a date of each year
  2017 to 2026: 2 holidays taken out by 12-25, 10 by a date of each year
  December 2024 to January 2026: 1 by 12-25, 2 by a date of each year
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
