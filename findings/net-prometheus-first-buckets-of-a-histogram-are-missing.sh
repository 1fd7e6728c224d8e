#!/usr/bin/env bash
# One would expect of Net::Prometheus's histograms, whose documentation says that the values of buckets_per_decade "are repeated, multiplied by
# various powers of 10 to generate values between bucket_min and bucket_max", that 1, 2 and 5 from 0.005 to 10 are 0.005, 0.01, 0.02 and so on.
# With libnet-prometheus-perl 0.12 a decade is taken only where its power of ten is not below bucket_min. Unless that is itself a power of ten
# all buckets of its decade are missing: from 0.005, from 0.002 and from 0.0011 on the first is 0.01, from 2 on it is 10. The upper end is
# right.
# This hurts whoever set the lower end to see the fast requests: all of them are in one bucket, a quantile in there is a straight line from 0
# to 0.01 whatever was measured, and a limit of 5 ms cannot be asked for, as its bucket is not there. Nothing tells, for fewer buckets are no
# fault. So make bucket_min a power of ten, or give the buckets one by one.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
package=libnet-prometheus-perl
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > look.pl <<'PERL'
use strict;
use warnings;
use Net::Prometheus;

print "Net::Prometheus ", Net::Prometheus->VERSION, "\n";
my $client = Net::Prometheus->new(disable_process_collector => 1, disable_perl_collector => 1);
for my $range ([0.001, 10], [0.0011, 10], [0.002, 10], [0.005, 10], [1, 1000], [2, 1000], [0.1, 5]) {
    my ($min, $max) = @$range;
    my $histogram = Net::Prometheus::Histogram->new(
        name => 'took_seconds', help => 'time', bucket_min => $min, bucket_max => $max, buckets_per_decade => [1, 2, 5]);
    print "$min to $max: @{[$histogram->bucket_bounds]}\n";
}
my $took = $client->new_histogram(
    name => 'took_seconds', help => 'time', bucket_min => 0.002, bucket_max => 0.02, buckets_per_decade => [1, 2, 5]);
$took->observe($_) for 0.0015, 0.003, 0.004, 0.0045, 0.008;
print grep { /_bucket/ } map { "$_\n" } split /\n/, $client->render;
PERL
cat > expected.txt <<'SEEN'
Net::Prometheus 0.12
0.001 to 10: 0.001 0.002 0.005 0.01 0.02 0.05 0.1 0.2 0.5 1 2 5 10
0.0011 to 10: 0.01 0.02 0.05 0.1 0.2 0.5 1 2 5 10
0.002 to 10: 0.01 0.02 0.05 0.1 0.2 0.5 1 2 5 10
0.005 to 10: 0.01 0.02 0.05 0.1 0.2 0.5 1 2 5 10
1 to 1000: 1 2 5 10 20 50 100 200 500 1000
2 to 1000: 10 20 50 100 200 500 1000
0.1 to 5: 0.1 0.2 0.5 1 2 5
took_seconds_bucket{le="0.01"} 5
took_seconds_bucket{le="0.02"} 5
took_seconds_bucket{le="+Inf"} 5
SEEN
/usr/bin/perl look.pl | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
