#!/usr/bin/env bash
# One would expect of whisper-resize, with an aggregation method of sum, that a file of ten-second counts becomes a
# file of minute counts with the same total.
# With whisper 1.1.4 it takes one of the six values for each minute and drops the others: a total of 48 becomes 8. Its
# option --aggregate is meant for this, but in Debian's Python 3 it ends with a TypeError after "Creating new whisper
# database", and leaves the file as it was.
# This matters on every change of a storage schema: all counts of before the change are a sixth, the line has a step
# at the day of the change, and the old file is renamed to .bak without a warning. So convert by reading, summing and
# writing points, and compare the totals.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
dpkg -s python3-whisper > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends python3-whisper > apt.txt 2>&1

look() {
  dpkg-query -W -f='${Package} ${Version}\n' python3-whisper
  local now=$(($(date +%s) / 60 * 60)) points=() i
  for i in $(seq 60 -1 13); do points+=($((now - i * 10)):1); done
  whisper-create counts.wsp 10s:1h --aggregationMethod=sum --xFilesFactor=0 > /dev/null
  whisper-update counts.wsp "${points[@]}"
  cp counts.wsp again.wsp
  total "10 s" counts.wsp
  whisper-resize counts.wsp 60s:2h --aggregationMethod=sum --xFilesFactor=0 > resize.txt
  total "60 s" counts.wsp
  if whisper-resize again.wsp 60s:2h --aggregationMethod=sum --xFilesFactor=0 --aggregate > resize.txt 2>&1; then
    total "60 s, --aggregate" again.wsp
  else
    grep -o '^[A-Za-z]*Error.*' resize.txt | sed 's/^/--aggregate: /'
  fi
}
total() {
  local from=$(($(date +%s) - 1800))
  whisper-fetch --from=$from "$2" | awk -v what="$1" '$2 != "None" { n++; sum += $2 } END { print what ": " n " points, total " sum }'
}
cat > expected.txt <<'SEEN'
python3-whisper 1.1.4-2.2
10 s: 48 points, total 48
60 s: 8 points, total 8
--aggregate: TypeError: object of type 'map' has no len()
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
