#!/usr/bin/env bash
# One would expect of a parser of elapsed times that it reads what it has written itself, and that of a text with a unit that it does not
# know, or with a sign, it makes nothing, or says so, rather than another time.
# gitlab_chronic_duration 0.10.6.2 leaves out every word that it does not know and takes a number without one as seconds: both 250 ms and
# 250 us are 250 seconds, and 1e-3 s is 3. The minus is such a word: -90 minutes are 90, 1h -30m an hour and a half, and the "-5400 secs"
# that its output() has made of a budget that was overrun by 5400 seconds are read as 5400 that remain. Of 1,500 seconds 500 are left. Only
# raise_exceptions, which is off, makes errors of them.
# This hurts whoever draws times that people or programs have written, latencies, overtime, delays of trains: what takes a quarter of a
# second takes four minutes, which hides all else on the axis, and early is late. So turn raise_exceptions on.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
package=ruby-chronic-duration
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > look.rb <<'RUBY'
require 'gitlab_chronic_duration'
require 'chronic_duration/version'

puts "gitlab_chronic_duration #{ChronicDuration::VERSION}"
def strictly(text)
  ChronicDuration.raise_exceptions = true
  ChronicDuration.parse(text)
rescue ChronicDuration::DurationParseError
  'an error'
ensure
  ChronicDuration.raise_exceptions = false
end
['2.5 s', '1h 30m', '250 ms', '250 us', '1e-3 s', '1,500 seconds', '-90 minutes', '1h -30m'].each do |text|
  puts "#{text}: #{ChronicDuration.parse(text)} s, strictly #{strictly(text)}"
end
[5400, -5400].each do |seconds|
  text = ChronicDuration.output(seconds)
  puts "#{seconds} s are written as #{text} and read back as #{ChronicDuration.parse(text)} s"
end
RUBY
cat > expected.txt <<'SEEN'
gitlab_chronic_duration 0.10.6.2
2.5 s: 2.5 s, strictly 2.5
1h 30m: 5400 s, strictly 5400
250 ms: 250 s, strictly an error
250 us: 250 s, strictly an error
1e-3 s: 3 s, strictly an error
1,500 seconds: 500 s, strictly an error
-90 minutes: 5400 s, strictly an error
1h -30m: 5400 s, strictly an error
5400 s are written as 1 hr 30 mins and read back as 5400 s
-5400 s are written as -5400 secs and read back as 5400 s
SEEN
/usr/bin/ruby look.rb | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
