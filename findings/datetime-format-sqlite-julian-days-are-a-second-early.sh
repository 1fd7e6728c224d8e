#!/usr/bin/env bash
# One would expect of a module for the formats of SQLite, julianday among them, that it reads a Julian day as SQLite does: 2461227.02083333
# is 12:30:00 to its datetime(), which rounds, and every second comes back as it was.
# DateTime::Format::SQLite 0.11 cuts to the second: 12:30:00 that SQLite, or the module itself, has written as a Julian day is read as
# 12:29:59, and so are 640 of the 1440 minutes of a day read a second early, by SQLite's own datetime() none. Which ones depends on how the
# fraction of the day has been rounded: 00:00, 06:00 and 18:00 are right, as quarters of a day are exact.
# This hurts times that are stored as Julian days, one of the ways of SQLite: what was measured on the full hour is in the one before, in
# sums by hour or day as well, joins on equal times miss nearly half of the rows, and a copy of a copy may be two seconds early. So let
# SQLite make the text, by datetime() or strftime(), and read that.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for package in libdatetime-format-sqlite-perl sqlite3; do
  dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1
done

cat > look.pl <<'PERL'
use strict;
use warnings;
use DateTime::Format::SQLite;

my ($all, $early, $own) = (0, 0, 0);
while (<STDIN>) {
    chomp;
    my ($text, $day, $back) = split /\|/;
    my $read = DateTime::Format::SQLite->parse_julianday($day)->strftime('%F %T');
    print "  $text is $day: SQLite reads $back, DateTime::Format::SQLite $read\n" if $text =~ /(?:00:00|05:00|12:30|18:00|23:59):00$/;
    my $time = DateTime::Format::SQLite->parse_datetime($text);
    my $again = DateTime::Format::SQLite->parse_julianday(DateTime::Format::SQLite->format_julianday($time));
    $all++;
    $early++ if $read lt $text;
    $own++ if $again < $time;
}
print "  of $all minutes a second early: $early of SQLite's Julian days, $own of its own\n";
PERL
look() {
  dpkg-query -W -f='${Package} ${Version}\n' libdatetime-format-sqlite-perl
  sqlite3 :memory: "with recursive minute(n) as (select 0 union all select n + 1 from minute where n < 1439),
    each(text) as (select datetime('2026-07-05', n || ' minutes') from minute)
    select text, julianday(text), datetime(julianday(text)) from each" > days.txt
  perl look.pl < days.txt
  echo "  by SQLite's datetime(): $(awk -F'|' '$1 != $3' days.txt | wc -l)"
}
cat > expected.txt <<'SEEN'
libdatetime-format-sqlite-perl 0.11-3
  2026-07-05 00:00:00 is 2461226.5: SQLite reads 2026-07-05 00:00:00, DateTime::Format::SQLite 2026-07-05 00:00:00
  2026-07-05 05:00:00 is 2461226.70833333: SQLite reads 2026-07-05 05:00:00, DateTime::Format::SQLite 2026-07-05 04:59:59
  2026-07-05 12:30:00 is 2461227.02083333: SQLite reads 2026-07-05 12:30:00, DateTime::Format::SQLite 2026-07-05 12:29:59
  2026-07-05 18:00:00 is 2461227.25: SQLite reads 2026-07-05 18:00:00, DateTime::Format::SQLite 2026-07-05 18:00:00
  2026-07-05 23:59:00 is 2461227.49930556: SQLite reads 2026-07-05 23:59:00, DateTime::Format::SQLite 2026-07-05 23:59:00
  of 1440 minutes a second early: 640 of SQLite's Julian days, 640 of its own
  by SQLite's datetime(): 0
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
