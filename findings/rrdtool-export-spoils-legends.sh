#!/usr/bin/env bash
# One would expect of a program that exports JSON or XML that whatever legend a series has, the result can be read, and says it.
# RRDtool 1.7.2 writes the legends of xport as they are into both. A quote, an ampersand or a bracket makes a text that no
# parser takes, and the exit code is 0. A backslash is worse: a drive called C:\temp is valid JSON, and reads as a colon, a
# tabulator and "emp". Missing values are written well, as null. With --showtime the times are texts.
# This hurts whoever makes the legend of a name that a user has typed: a dashboard of many series is empty for one of them, or
# a series has another name than it was given. So number the series, and keep their names elsewhere.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
dpkg -s rrdtool > apt.txt 2>&1 || apt-get install -y -qq --no-install-recommends rrdtool > apt.txt 2>&1

cat > read.cjs <<'JS'
const text = require('fs').readFileSync(0, 'utf8');
try {
  const { meta, data } = JSON.parse(text);
  const [legend] = meta.legend;
  console.log(`JSON: ${legend.length} characters, a tabulator: ${legend.includes('\t')}, first row ${JSON.stringify(data[0])}`);
} catch (refused) {
  console.log(`JSON: ${refused.name}`);
}
JS
look() {
  dpkg-query -W -f='${Package} ${Version}\n' rrdtool
  local start=1700000400 i legend
  rrdtool create g.rrd --start $((start - 60)) --step 60 DS:g:GAUGE:120:U:U RRA:AVERAGE:0.5:1:60
  for i in 0 1 2 3 4 5; do rrdtool update g.rrd $((start + 60 * i)):"$i"; done
  for legend in 'kitchen' 'the "cold" room' 'R&D' 'C\:\temp'; do
    echo "legend $legend"
    export_as '--json' "$legend" > out.txt && echo "  exit code $?, $(node read.cjs < out.txt)"
    export_as '' "$legend" | grep -F '<entry>' | sed 's/^ */  /'
  done
  echo "times: $(export_as '--json --showtime' 'kitchen' | grep -m1 -o '\[ "[0-9]*"')"
}
export_as() {
  # shellcheck disable=SC2086
  rrdtool xport $1 -s 1700000400 -e 1700000700 DEF:a=g.rrd:g:AVERAGE "XPORT:a:$2"
}
cat > expected.txt <<'SEEN'
rrdtool 1.7.2-4+b8
legend kitchen
  exit code 0, JSON: 7 characters, a tabulator: false, first row [1]
  <entry>kitchen</entry>
legend the "cold" room
  exit code 0, JSON: SyntaxError
  <entry>the "cold" room</entry>
legend R&D
  exit code 0, JSON: 3 characters, a tabulator: false, first row [1]
  <entry>R&D</entry>
legend C\:\temp
  exit code 0, JSON: 6 characters, a tabulator: true, first row [1]
  <entry>C:\temp</entry>
times: [ "1700000460"
SEEN
look | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
