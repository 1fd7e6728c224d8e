#!/usr/bin/env bash
# One would expect of a histogram that all its bins are of one kind: with a width of 5, -5 begins a bin as 5 does, so that each holds five
# of the whole numbers, as with numpy's histogram, PostgreSQL's width_bucket and awk's floor.
# datamash 1.7 cuts the quotient towards zero and then takes one bin off whatever is below zero, also where the quotient was whole: -5 is in
# the bin -10, together with -9 to -6, and the bin -5 has -4 to -1 alone. With a width of 1 whole numbers below zero are all a bin too low,
# and none is in the bin -1, between -2 and 0. The manual has -5 in the bin -10 in an example, and does not say why.
# This hurts temperatures, deviations and balances, which are rounded and around zero: a histogram has a hole, or a dent, just below zero,
# its left half is moved by a bin, and the counts of 0 to 4 and of -5 to -1 cannot be compared. So add a multiple of the width that makes
# all positive before, and take it off after.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
dpkg -s datamash > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends datamash > apt.txt 2>&1

counts() { datamash -s -g 2 count 1 | LC_ALL=C sort -n | awk '{ printf "%s%s: %s", sep, $1, $2; sep = ", " } END { print "" }'; }
look() {
  dpkg-query -W -f='${Package} ${Version}\n' datamash
  while read -r width first last; do
    echo "whole numbers from $first to $last, bins of $width"
    echo "  datamash: $(seq "$first" "$last" | datamash --full bin:$width 1 | counts)"
    echo "  floor: $(seq "$first" "$last" | awk -v w=$width '{ q = $1 / w; b = int(q); if (b > q) b--; print $1 "\t" b * w }' | counts)"
    echo "  datamash, all a hundred higher: $(seq $((first + 100)) $((last + 100)) | datamash --full bin:$width 1 |
      awk '{ print $1 - 100 "\t" $2 - 100 }' | counts)"
  done <<< $'1 -5 4\n5 -10 9'
}
cat > expected.txt <<'SEEN'
datamash 1.7-2
whole numbers from -5 to 4, bins of 1
  datamash: -6: 1, -5: 1, -4: 1, -3: 1, -2: 1, 0: 1, 1: 1, 2: 1, 3: 1, 4: 1
  floor: -5: 1, -4: 1, -3: 1, -2: 1, -1: 1, 0: 1, 1: 1, 2: 1, 3: 1, 4: 1
  datamash, all a hundred higher: -5: 1, -4: 1, -3: 1, -2: 1, -1: 1, 0: 1, 1: 1, 2: 1, 3: 1, 4: 1
whole numbers from -10 to 9, bins of 5
  datamash: -15: 1, -10: 5, -5: 4, 0: 5, 5: 5
  floor: -10: 5, -5: 5, 0: 5, 5: 5
  datamash, all a hundred higher: -10: 5, -5: 5, 0: 5, 5: 5
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
