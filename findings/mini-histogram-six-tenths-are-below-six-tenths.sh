#!/usr/bin/env bash
# One would expect of MiniHistogram, which says that it does what the histogram of enumerable-statistics does, the same counts for the same
# edges: with closed: left a bin has its lower edge in it, and with left_p: false, closed: right, its upper one.
# MiniHistogram 0.1.3 finds a bin by dividing what is above the first edge by the width, and so takes an edge for something below it where
# the quotient of the two decimals is a little less than whole: 0.6 is in the bin from 0.4 to 0.6, which has three of the tenths from 0.1 to
# 0.9, and the next has one. Closed on the right it counts like on the left, at edges made for the right: of 1 to 6 the bins up to 2, 4 and
# 6 have 1, 2 and 2, and there is a fourth count for which there are no edges.
# This hurts whoever draws measurements of few decimals, prices, grades, seconds to a tenth: one bar has too many and its neighbour too few,
# so an even distribution has a peak and a hole. So put the edges half of the last decimal beside the values.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for package in ruby ruby-mini-histogram ruby-enumerable-statistics; do
  dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1
done

cat > look.rb <<'RUBY'
require 'mini_histogram'
require 'enumerable/statistics'

puts "mini_histogram #{MiniHistogram::VERSION}, enumerable-statistics #{EnumerableStatistics::VERSION}"
def show(name, values, left)
  ours = MiniHistogram.new(values, left_p: left)
  theirs = values.histogram(ours.sturges, closed: left ? :left : :right)
  puts "#{name}, closed: #{ours.closed}"
  puts "  edges #{ours.edges.map { |edge| edge.round(9) }.join(' ')}, counts #{ours.weights.join(' ')}"
  puts "  enumerable-statistics: edges #{theirs.edge.map { |edge| edge.round(9) }.join(' ')}, counts #{theirs.weights.join(' ')}"
end
tenths = (1..9).map { |i| i / 10.0 }
show 'ones from 1 to 9', (1..9).to_a, true
show 'tenths from 0.1 to 0.9', tenths, true
show 'ones from 1 to 6', (1..6).to_a, true
show 'ones from 1 to 6', (1..6).to_a, false
RUBY
cat > expected.txt <<'SEEN'
mini_histogram 0.1.3, enumerable-statistics 2.0.7
ones from 1 to 9, closed: left
  edges 0.0 2.0 4.0 6.0 8.0 10.0, counts 1 2 2 2 2
  enumerable-statistics: edges 0.0 2.0 4.0 6.0 8.0 10.0, counts 1 2 2 2 2
tenths from 0.1 to 0.9, closed: left
  edges 0.0 0.2 0.4 0.6 0.8 1.0, counts 1 2 3 1 2
  enumerable-statistics: edges 0.0 0.2 0.4 0.6 0.8 1.0, counts 1 2 2 2 2
ones from 1 to 6, closed: left
  edges 0.0 2.0 4.0 6.0 8.0, counts 1 2 2 1
  enumerable-statistics: edges 0.0 2.0 4.0 6.0 8.0, counts 1 2 2 1
ones from 1 to 6, closed: right
  edges 0.0 2.0 4.0 6.0, counts 1 2 2 1
  enumerable-statistics: edges 0.0 2.0 4.0 6.0, counts 2 2 2
SEEN
/usr/bin/ruby look.rb | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
