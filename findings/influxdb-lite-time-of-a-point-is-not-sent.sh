#!/usr/bin/env bash
# One would expect of a library "to write data to InfluxDB" that its own example stores a point at the time it gives, and of its command
# that --ts, "timestamp", is the point's time and false is false.
# influxdb-lite 1.1.0 sends the time of its README's example, Date.now(), without a precision to /write of InfluxDB 1, which then takes it
# for nanoseconds since 1970 (the default of its /write): now is 29 minutes past midnight of 1 January 1970. A time of 0 is left out, and
# the server puts its own. The command does not send --ts at all, writes on=true for a field on=false, and 0 for a field that is empty.
# What the library writes of strings, numbers and booleans is right.
# This hurts both ways of use: what a program writes with the time that the example has is confirmed, and is in 1970 where retention is
# endless, as by default, so the graph of today is empty; and what a script loads from a log by the command is all at the time of loading,
# with switches that are always on. So give nanoseconds as a string, and write through the library instead of the command.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  influxdb-lite@1.1.0

cat > look.cjs <<'JS'
const { execFile } = require('child_process');
const http = require('http');
const influx = require('influxdb-lite');

const server = http.createServer((request, response) => {
  let body = '';
  request.on('data', chunk => body += chunk);
  request.on('end', () => {
    console.log(`    ${request.url}: ${body}`);
    response.writeHead(204).end();
  });
});
server.listen(0, '127.0.0.1', async () => {
  const package = JSON.parse(require('fs').readFileSync('node_modules/influxdb-lite/package.json'));
  console.log('influxdb-lite', package.version);
  const url = `http://127.0.0.1:${server.address().port}`;
  const time = Date.UTC(2026, 6, 5, 12, 30);
  const write = (fields, timestamp) => influx.write({ url, db: 'plant' }, [{ measurement: 'pump', fields, timestamp }]);
  console.log('  by the library, 2026-07-05T12:30Z as Date.now() has it');
  await write({ load: 12.34, on: false }, time);
  console.log(`    in nanoseconds that is ${new Date(time / 1e6).toISOString()}`);
  console.log('  by the library, the time 0');
  await write({ load: 12.34 }, 0);
  console.log('  by the command, --fields load=12.34 --fields on=false --fields note= --ts 1783254600000000000');
  const command = `node_modules/influxdb-lite/${package.bin['influxdb-lite'] ?? package.bin}`;
  const options = ['insert', '--url', url, '--db', 'plant', '--measurement', 'pump', '--fields', 'load=12.34', '--fields', 'on=false',
    '--fields', 'note=', '--ts', '1783254600000000000'];
  execFile(process.execPath, [command, ...options], (error, out, err) => {
    process.stdout.write(out);
    process.stderr.write(err);
    console.log(`    ends with ${error ? error.code : 0}`);
    server.close();
  });
});
JS
cat > expected.txt <<'SEEN'
influxdb-lite 1.1.0
  by the library, 2026-07-05T12:30Z as Date.now() has it
    /write?db=plant: pump load=12.34,on=false 1783254600000
    in nanoseconds that is 1970-01-01T00:29:43.254Z
  by the library, the time 0
    /write?db=plant: pump load=12.34
  by the command, --fields load=12.34 --fields on=false --fields note= --ts 1783254600000000000
    /write?db=plant: pump load=12.34,on=true,note=0
    ends with 0
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
