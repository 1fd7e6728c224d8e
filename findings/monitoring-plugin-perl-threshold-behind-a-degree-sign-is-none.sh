#!/usr/bin/env bash
# One would expect of a reader of performance data what the Monitoring Plugins Development Guidelines say: a record is
# 'label'=value[UOM];[warn];[crit];[min];[max], the unit is any text without digits, semicolons and quotes, and both thresholds are ranges,
# [@]start:end, where @ stands for an alert inside of the range.
# Monitoring::Plugin::Performance 0.40 reads a unit only as far as letters, digits, _ and % go and a threshold only without @. What comes
# behind is left out without a word: of 21.5°C;25;30;-40;85 and 180B/s;500;900 nothing but the number stays, without limits, minimum and
# maximum, and of 180B/s the unit is B. With a range of @10:20 both thresholds are gone as well, and Threshold's get_status is OK for all
# that is asked. A value of 2.5E-4s, as Java prints it, is 2.5 with a warning below -4, while 2.5e-4s is right.
# This hurts whoever feeds graphs, or a second look at limits, from what checks have printed: lines of thresholds are missing or wrong for
# temperatures and rates, a rate has the unit of an amount, and a time of a quarter of a millisecond is 2.5 seconds. So take the fields
# apart at the semicolons before, and write exponents with a small e.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
package=libmonitoring-plugin-perl
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > look.pl <<'PERL'
use strict;
use warnings;
use Monitoring::Plugin::Performance use_die => 1;

print "Monitoring::Plugin::Performance ", Monitoring::Plugin::Performance->VERSION, "\n";
for my $text ('temp=21.5C;25;30;-40;85', 'temp=21.5°C;25;30;-40;85', 'net=180B;500;900;0;1000', 'net=180B/s;500;900;0;1000',
        'fan=1500;1000:;500:;0;3000', 'fan=1500;@1000:2000;@2000:3000;0;3000', 'took=2.5e-4s;1;2;0;9', 'took=2.5E-4s;1;2;0;9') {
    my ($record, @more) = Monitoring::Plugin::Performance->parse_perfstring($text);
    die "more than one in $text" if @more;
    my @fields = map { "$_ " . (length($record->$_ // '') ? $record->$_ : '-') } qw(value uom warning critical min max);
    my @states = eval { map { ('OK', 'WARNING', 'CRITICAL')[$record->threshold->get_status($_)] } 0, 1500, 2500 };
    print "$text\n  ", join(', ', @fields), "\n  0, 1500 and 2500 are ", @states ? "@states" : "nothing: $@", "\n";
}
PERL
cat > expected.txt <<'SEEN'
Monitoring::Plugin::Performance 0.40
temp=21.5C;25;30;-40;85
  value 21.5, uom C, warning 25, critical 30, min -40, max 85
  0, 1500 and 2500 are OK CRITICAL CRITICAL
temp=21.5°C;25;30;-40;85
  value 21.5, uom -, warning -, critical -, min -, max -
  0, 1500 and 2500 are OK OK OK
net=180B;500;900;0;1000
  value 180, uom B, warning 500, critical 900, min 0, max 1000
  0, 1500 and 2500 are OK CRITICAL CRITICAL
net=180B/s;500;900;0;1000
  value 180, uom B, warning -, critical -, min -, max -
  0, 1500 and 2500 are OK OK OK
fan=1500;1000:;500:;0;3000
  value 1500, uom -, warning 1000:, critical 500:, min 0, max 3000
  0, 1500 and 2500 are CRITICAL OK OK
fan=1500;@1000:2000;@2000:3000;0;3000
  value 1500, uom -, warning -, critical -, min -, max -
  0, 1500 and 2500 are OK OK OK
took=2.5e-4s;1;2;0;9
  value 0.00025, uom s, warning 1, critical 2, min 0, max 9
  0, 1500 and 2500 are OK CRITICAL CRITICAL
took=2.5E-4s;1;2;0;9
  value 2.5, uom E, warning -4, critical -, min -, max -
  0, 1500 and 2500 are nothing: LOOK UNKNOWN - Cannot parse warning range: '-4'

SEEN
/usr/bin/perl look.pl | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
