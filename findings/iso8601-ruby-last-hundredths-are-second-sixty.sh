#!/usr/bin/env bash
# One would expect of a time that is read from a text of ISO 8601 that it is written with the same second and the same fraction of it, and
# that what is written can be read again.
# ruby-iso8601 0.13.0 rounds the seconds to tenths when it writes them and when it is asked for them: 12:30:00.04 is 12:30:00, .25 is .3,
# and of 12:30:59.97 it makes 12:30:60, which it does not read itself, RangeError, and others take for 12:31:00 or a leap second. Inside it
# has all of them, so to_time is right. Its intervals take for a month the number of its days: 2026-01-31/P1M ends on 3 March, while XML
# Schema and Ruby's Date have it end on 28 February.
# This hurts whoever reads times of milliseconds, adds or compares and writes them: a series of forty values a second has four in one moment
# and none in the next 0.1 s, one of a hundred loses five of them each minute, at second sixty, and a range of a month from the end of
# January reaches into March. So go over to_time and its iso8601(6).
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
package=ruby-iso8601
dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1

cat > look.rb <<'RUBY'
require 'iso8601'
require 'time'

puts "iso8601 #{ISO8601::VERSION}"
def again(text)
  ISO8601::DateTime.new(text).to_time.utc.iso8601(2)
rescue ISO8601::Errors::RangeError
  'a RangeError'
end
%w[12:30:00.04 12:30:00.25 12:30:00.5 12:30:00.95 12:30:59.97 23:59:59.97].each do |clock|
  time = ISO8601::DateTime.new("2026-07-05T#{clock}Z")
  puts "#{clock}: to_s #{time}, read again #{again(time.to_s)}, second #{time.second}, to_time #{time.to_time.utc.iso8601(2)}"
end
written = (0...100).map { |i| ISO8601::DateTime.new(format('2026-07-05T12:30:59.%02dZ', i)).to_s }
puts "of a second's hundredths there are #{written.uniq.size} moments, #{written.count { |text| text.include?(':60') }} at second sixty"
%w[2026-01-30T00:00:00Z/P1M 2026-01-31T00:00:00Z/P1M P1M/2026-03-31T00:00:00Z].each do |text|
  interval = ISO8601::TimeInterval.parse(text)
  puts "#{text}: #{interval.first} to #{interval.last}"
end
RUBY
cat > expected.txt <<'SEEN'
iso8601 0.13.0
12:30:00.04: to_s 2026-07-05T12:30:00+00:00, read again 2026-07-05T12:30:00.00Z, second 0.0, to_time 2026-07-05T12:30:00.04Z
12:30:00.25: to_s 2026-07-05T12:30:00.3+00:00, read again 2026-07-05T12:30:00.30Z, second 0.3, to_time 2026-07-05T12:30:00.25Z
12:30:00.5: to_s 2026-07-05T12:30:00.5+00:00, read again 2026-07-05T12:30:00.50Z, second 0.5, to_time 2026-07-05T12:30:00.50Z
12:30:00.95: to_s 2026-07-05T12:30:01+00:00, read again 2026-07-05T12:30:01.00Z, second 1.0, to_time 2026-07-05T12:30:00.95Z
12:30:59.97: to_s 2026-07-05T12:30:60+00:00, read again a RangeError, second 60.0, to_time 2026-07-05T12:30:59.97Z
23:59:59.97: to_s 2026-07-05T23:59:60+00:00, read again a RangeError, second 60.0, to_time 2026-07-05T23:59:59.97Z
of a second's hundredths there are 11 moments, 5 at second sixty
2026-01-30T00:00:00Z/P1M: 2026-01-30T00:00:00+00:00 to 2026-03-02T00:00:00+00:00
2026-01-31T00:00:00Z/P1M: 2026-01-31T00:00:00+00:00 to 2026-03-03T00:00:00+00:00
P1M/2026-03-31T00:00:00Z: 2026-03-03T00:00:00+00:00 to 2026-03-31T00:00:00+00:00
SEEN
TZ=UTC /usr/bin/ruby look.rb | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
