#!/usr/bin/env bash
# One would expect of a parser of InfluxDB's line protocol that it reads what the format allows (docs: a text in double
# quotes may hold blanks, commas and equals signs; in names and tags they are escaped with a backslash; whole numbers end
# with i, those without a sign with u), or that it refuses a line it cannot read.
# With influx-line-protocol-parser 0.2.0 a field whose text holds a blank, a comma or an equals sign vanishes, with a
# blank all fields behind it, too, and so does a number with u: in the field's place is an empty object. A tag with an
# escaped character keeps what is in front of it and "#c#", so that "rack\ 1" and "rack\ 2" are one and the same, and after
# an escaped blank all fields are gone. Nothing is raised.
# This matters to anyone who takes lines from devices or Telegraf with it: a door's "is open" and every value of a sensor
# with a blank in its name are lost, and different places become one series.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts influx-line-protocol-parser@0.2.0

cat > look.cjs <<'JS'
console.log('influx-line-protocol-parser', require('influx-line-protocol-parser/package.json').version);
const { parse } = require('influx-line-protocol-parser');
for (const line of [
  'door,room=hall state="open",angle=12.5',
  'door,room=hall state="is open",angle=12.5',
  'door,room=hall state="a=1, b=2"',
  'power,meter=1 total=12u,now=3i',
  'power,place=rack\\ 1 now=3',
  'power,place=rack\\ 2 now=4'
]) {
  const { fields, tags } = parse(line);
  console.log(`${line}: fields ${JSON.stringify(fields)}, tags ${JSON.stringify(tags)}`);
}
JS
cat > expected.txt <<'SEEN'
influx-line-protocol-parser 0.2.0
door,room=hall state="open",angle=12.5: fields [{"state":"open"},{"angle":12.5}], tags [{"room":"hall"}]
door,room=hall state="is open",angle=12.5: fields [{}], tags [{"room":"hall"}]
door,room=hall state="a=1, b=2": fields [{}], tags [{"room":"hall"}]
power,meter=1 total=12u,now=3i: fields [{},{"now":3}], tags [{"meter":"1"}]
power,place=rack\ 1 now=3: fields [{}], tags [{"place":"rack#c#"}]
power,place=rack\ 2 now=4: fields [{}], tags [{"place":"rack#c#"}]
SEEN
TZ=UTC node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
