#!/usr/bin/env bash
# One would expect of a chi-squared test that counts of 10, 9, 11 and 10 where 10 of each are expected fit well: the statistic is 0.2, and
# with three degrees of freedom 98 of 100 samples are worse. Of a one-way ANOVA one would expect that it compares means, with two groups as
# with three; with two it is the t test in other words. And of a t test of one sample that it has one degree of freedom less than there are
# values.
# ruby-statistics 2.1.1 rejects what fits best: where the statistic is below 1, the probability is Infinity and the p-value -Infinity, as an
# integral is taken in no steps at all, and what fits exactly gives NaN and no verdict. With two groups one_way_anova() divides the greater
# variance by the smaller, and looks that up with the degrees of freedom of an ANOVA: values around 10 and values around 1000 do not differ,
# and with a third group, a copy of the second, they do. The t test of one sample takes the number of values for its degrees of freedom, so
# that three of them get a p-value of 0.041 instead of 0.074 and are significant at 5 %.
# This hurts whoever lets such a test decide on an alarm or a release: it is raised when nothing is unusual, and not when two machines are
# worlds apart. So take a statistic below 1 for a good fit, use the t test for two groups, and another library for one sample.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
dpkg -s ruby-statistics > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends ruby-statistics > apt.txt 2>&1

cat > look.rb <<'RUBY'
require 'statistics'

puts "ruby-statistics #{Statistics::VERSION}"
include Statistics::StatisticalTest

def show(name, result, right = nil)
  verdict = result[:alternative] ? 'differs' : result[:null] ? 'does not differ' : 'neither'
  p_value = result[:p_value]
  note = right ? format(' (by its formula %.3f)', right) : ''
  puts "#{name}: p-value #{p_value.finite? ? format('%.3f', p_value) : p_value}#{note}, #{verdict}"
end

def above_chi_squared_of_three(x)
  Math.erfc(Math.sqrt(x / 2)) + Math.sqrt(2 * x / Math::PI) * Math.exp(-x / 2)
end

def beyond_t_of_two(t)
  1 - t / Math.sqrt(2 + t * t)
end

expected = [10, 10, 10, 10]
[[10, 10, 10, 10], [10, 9, 11, 10], [10, 8, 12, 10], [10, 7, 13, 10], [10, 2, 18, 10]].each do |counts|
  statistic, = ChiSquaredTest.chi_statistic(expected, counts)
  show "#{counts.join(' ')} of 10 each, chi squared #{statistic.round(1)}",
       ChiSquaredTest.goodness_of_fit(0.05, expected, counts), above_chi_squared_of_three(statistic)
end
low = [10, 11, 12, 11, 10]
high = low.map { |value| value + 990 }
show 'around 10 and around 1000, ANOVA', FTest.one_way_anova(0.05, low, high)
show 'and once more around 1000, ANOVA', FTest.one_way_anova(0.05, low, high, high)
show 'around 10 and around 1000, t test', TTest.perform(0.05, :two_tail, low, high)
show '11 12 13 against 10, t test', TTest.perform(0.05, :two_tail, 10, [11, 12, 13]), beyond_t_of_two(Math.sqrt(12))
RUBY
cat > expected.txt <<'SEEN'
ruby-statistics 2.1.1
10 10 10 10 of 10 each, chi squared 0.0: p-value NaN (by its formula 1.000), neither
10 9 11 10 of 10 each, chi squared 0.2: p-value -Infinity (by its formula 0.978), differs
10 8 12 10 of 10 each, chi squared 0.8: p-value -Infinity (by its formula 0.849), differs
10 7 13 10 of 10 each, chi squared 1.8: p-value 0.615 (by its formula 0.615), does not differ
10 2 18 10 of 10 each, chi squared 12.8: p-value 0.005 (by its formula 0.005), differs
around 10 and around 1000, ANOVA: p-value 0.347, does not differ
and once more around 1000, ANOVA: p-value 0.000, differs
around 10 and around 1000, t test: p-value 0.000, differs
11 12 13 against 10, t test: p-value 0.041 (by its formula 0.074), differs
SEEN
/usr/bin/ruby look.rb | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
