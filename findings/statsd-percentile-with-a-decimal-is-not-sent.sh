#!/usr/bin/env bash
# One would expect of StatsD's calculatedTimerMetrics: ['upper_percent'], which its example says filters on percents, that of
# percentThreshold: [90, 99.9] upper_90 and upper_99_9 are sent, and of a negative threshold, for the top, its mean.
# With statsd 0.9.0 the filter knows whole numbers: it makes upper_99_percent of upper_99_9, which nobody has listed, and drops
# it. And where the top of a timer is all of its values, for -90 two to five of them and for -99 up to 50, its sum and mean are
# sent as NaN, though count and lower are right.
# This hurts the very percentile that alerts look at: with the filter, or on a quiet timer, the panel says "no data", which
# looks like no traffic, and whoever has both 99 and 99.9 sees nothing missing. So list 'upper_99_percent', too, and take
# no mean of the top.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  statsd@0.9.0

cat > look.cjs <<'JS'
const { spawn } = require('child_process');
const dgram = require('dgram');
const fs = require('fs');
const net = require('net');
console.log('statsd', JSON.parse(fs.readFileSync('node_modules/statsd/package.json')).version);
const freeUdpPort = () => new Promise(resolve => {
  const socket = dgram.createSocket('udp4').bind(0, '127.0.0.1', () => {
    const { port } = socket.address();
    socket.close(() => resolve(port));
  });
});
const freeTcpPort = () => new Promise(resolve => {
  const server = net.createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});
const look = async (settings, values) => {
  const port = await freeUdpPort();
  const client = dgram.createSocket('udp4');
  let sent = false;
  let daemon;
  const lines = await new Promise((resolve, reject) => {
    const graphite = net.createServer(connection => {
      let text = '';
      connection.on('data', data => (text += data)).on('end', () => {
        const seen = text.split('\n').filter(line => line.includes('.timers.'));
        if (!sent) {
          sent = true;
          client.send(values.map(v => `took:${v}|ms`).join('\n'), port, '127.0.0.1');
        } else if (seen.length) {
          graphite.close();
          resolve(seen.map(line => line.replace(/^.*\.took\./, '').split(' ').slice(0, 2).join(' ')).sort());
        }
      });
    }).listen(0, '127.0.0.1', async () => {
      fs.writeFileSync('config.js', `(${JSON.stringify({
        address: '127.0.0.1', port, mgmt_address: '127.0.0.1', mgmt_port: await freeTcpPort(),
        graphiteHost: '127.0.0.1', graphitePort: graphite.address().port, graphite: { legacyNamespace: false },
        backends: ['./backends/graphite'], flushInterval: 200, deleteIdleStats: true, ...settings
      })})`);
      daemon = spawn('node', ['node_modules/statsd/stats.js', 'config.js'], { stdio: 'ignore' });
      daemon.on('exit', code => reject(new Error(`statsd ended with ${code}`)));
    });
  });
  daemon.removeAllListeners('exit');
  daemon.kill();
  client.close();
  return lines;
};
(async () => {
  const percentThreshold = [90, 99.9];
  for (const calculatedTimerMetrics of [['count', 'upper_percent'], ['count', 'upper_percent', 'upper_99_percent']]) {
    console.log(`of 90 and 99.9, ${calculatedTimerMetrics}:`,
      (await look({ percentThreshold, calculatedTimerMetrics }, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).join(', '));
  }
  for (const values of [[10, 20, 30, 40, 50], [10, 20, 30, 40, 50, 60]]) {
    console.log(`top of ${values}:`, (await look({ percentThreshold: [-90] }, values)).filter(line => line.includes('_top')).join(', '));
  }
})();
JS
cat > expected.txt <<'SEEN'
statsd 0.9.0
of 90 and 99.9, count,upper_percent: count 10, upper_90 9
of 90 and 99.9, count,upper_percent,upper_99_percent: count 10, upper_90 9, upper_99_9 10
top of 10,20,30,40,50: count_top90 5, lower_top90 10, mean_top90 NaN, sum_squares_top90 NaN, sum_top90 NaN
top of 10,20,30,40,50,60: count_top90 5, lower_top90 20, mean_top90 40, sum_squares_top90 9000, sum_top90 200
SEEN
timeout 60 node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
