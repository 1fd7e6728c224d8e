#!/usr/bin/env bash
# One would expect of tools that work on numbers in a pipe that they read those which the tool before them has written, as datamash does:
# awk prints a millionth as 1e-06, by its %.6g, and so does C's %g; or that they refuse what they don't read.
# num-utils 0.5 read the digits up to the e and leave the rest: the sum of 1, 2 and 3 millionths is 6, their mean 2, the greatest of 0.5 and
# 3e-06 is 3, and from 2e6 to 2000000 it is 1999998. numgrep passes 2e-06 as a number of 2 to 3, and 2.5e-06 rounded is 3. With a comma for
# thousands 1,234 is 1. None says a word; the manual has negative numbers and decimals.
# This hurts sums over a log of durations, currents or error rates: the small values, of all, count a million times, and only they, as awk
# and others write from 0.0001 on without an exponent, so the total looks likely until a quiet day. So let awk do the sum, or print with
# %.9f before the pipe.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for package in num-utils datamash; do
  dpkg -s $package > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends $package > apt.txt 2>&1
done

look() {
  dpkg-query -W -f='${Package} ${Version}\n' num-utils
  awk 'BEGIN { for (i = 1; i <= 3; i++) print i / 1000000 }' > millionths
  echo "  awk prints $(paste -sd' ' millionths)"
  echo "  sum: numsum $(numsum millionths), awk $(awk '{ sum += $1 } END { print sum }' millionths), datamash $(datamash sum 1 <millionths)"
  echo "  mean: numaverage $(numaverage millionths), datamash $(datamash mean 1 < millionths)"
  printf '%s\n' 0.5 3e-06 > two
  echo "  greatest of 0.5 and 3e-06: numbound $(numbound two), datamash $(datamash max 1 < two)"
  printf '%s\n' 2e6 2000000 > same
  echo "  difference of 2e6 and 2000000: numinterval $(numinterval same)"
  echo "  of 2 to 3: numgrep $(numgrep /2..3/ millionths | paste -sd' ')"
  echo "  2.5e-06 rounded: numround $(echo 2.5e-06 | numround)"
  echo "  1,234 and 1: numsum $(printf '%s\n' 1,234 1 | numsum)"
}
cat > expected.txt <<'SEEN'
num-utils 0.5-15
  awk prints 1e-06 2e-06 3e-06
  sum: numsum 6, awk 6e-06, datamash 6e-06
  mean: numaverage 2, datamash 2e-06
  greatest of 0.5 and 3e-06: numbound 3, datamash 0.5
  difference of 2e6 and 2000000: numinterval 1999998
  of 2 to 3: numgrep 2e-06 3e-06
  2.5e-06 rounded: numround 3
  1,234 and 1: numsum 2
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
