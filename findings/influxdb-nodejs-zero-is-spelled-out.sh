#!/usr/bin/env bash
# One would expect of influxdb-nodejs's field(name, value), which its documentation shows as field('size', 10 * 1024) and which takes "any"
# value, that a level of 0 is written as a level of 0, and of a schema with level: 'i' that -5 is the integer -5i of InfluxDB's line protocol
# ("Integers: append an i to the field value").
# With 3.1.0 what is 0 or false is not written. The letters of the name are instead, each as a text in a field of its own: field('level', 0) is
# 0="l",1="e",2="v",3="e",4="l". tag('phase', 0) makes five tags of it, so the point is in another series. An integer below zero stands in
# quotes: -5 is the text "-5i", and as the pattern for integers has no sign, there is no way to write one. InfluxDB takes all of it.
# This hurts every series that can be empty, off or below zero: the line holds the last value that was not 0, "how often was it off" is never,
# and of a new measurement whose first integer is -5 the field is of texts for ever, so that nothing draws it and all later numbers are refused.
# So give fields and tags as objects, field({ level: 0 }), and no integers to what can be below zero.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  influxdb-nodejs@3.1.0

cat > look.cjs <<'JS'
const { createServer } = require('http');
const Influx = require('influxdb-nodejs');

const server = createServer((request, response) => {
  let body = '';
  request.on('data', part => body += part);
  request.on('end', () => {
    console.log('  ' + body);
    response.writeHead(204).end();
  });
}).listen(0, '127.0.0.1', async () => {
  console.log('influxdb-nodejs', require('influxdb-nodejs/package.json').version);
  const client = new Influx(`http://127.0.0.1:${server.address().port}/plant`);
  for (const level of [21.5, 0]) {
    console.log(`field('level', ${level})`);
    await client.write('tank').tag('room', 'a').field('level', level).time(1700000000, 's');
  }
  for (const level of [21.5, 0]) {
    console.log(`field({ level: ${level} })`);
    await client.write('tank').tag('room', 'a').field({ level }).time(1700000000, 's');
  }
  console.log("field('open', false)");
  await client.write('door').tag('room', 'a').field('open', false).time(1700000000, 's');
  for (const phase of [1, 0]) {
    console.log(`tag('phase', ${phase})`);
    await client.write('meter').tag('phase', phase).field({ current: 2.5 }).time(1700000000, 's');
  }
  client.schema('frost', { level: 'i' });
  for (const level of [5, -5]) {
    console.log(`schema level: 'i', field({ level: ${level} })`);
    await client.write('frost').tag('room', 'a').field({ level }).time(1700000000, 's');
  }
  server.close();
  server.closeAllConnections();
});
JS
cat > expected.txt <<'SEEN'
influxdb-nodejs 3.1.0
field('level', 21.5)
  tank,room=a level=21.5 1700000000
field('level', 0)
  tank,room=a 0="l",1="e",2="v",3="e",4="l" 1700000000
field({ level: 21.5 })
  tank,room=a level=21.5 1700000000
field({ level: 0 })
  tank,room=a level=0 1700000000
field('open', false)
  door,room=a 0="o",1="p",2="e",3="n" 1700000000
tag('phase', 1)
  meter,phase=1 current=2.5 1700000000
tag('phase', 0)
  meter,0=p,1=h,2=a,3=s,4=e current=2.5 1700000000
schema level: 'i', field({ level: 5 })
  frost,room=a level=5i 1700000000
schema level: 'i', field({ level: -5 })
  frost,room=a level="-5i" 1700000000
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
