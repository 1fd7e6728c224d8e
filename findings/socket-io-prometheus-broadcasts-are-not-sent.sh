#!/usr/bin/env bash
# One would expect of socket.io-prometheus, which has a "total count of socket.io sent events" and the "total socket.io bytes transmitted", that
# what a client has received has been sent: an event of io.emit or of a room as one of socket.emit, a buffer with its bytes, and all arguments.
# With 0.3.0 only socket.emit counts. What goes to all, to a room or to the others, which is what Socket.IO is taken for, is neither an event nor
# a byte. Of an event's arguments the first counts alone, and a buffer as the text of its JSON, {"type":"Buffer","data":[...]}: 1000 bytes are
# 2026 to 4026, by what is in them. What is received is counted alike.
# This hurts whoever sizes a server or looks for the event that floods its clients: a dashboard that pushes to a room sends nothing, the bytes
# are a fraction of the traffic where several arguments are usual, and two to four times of it for binary data. So count in the code that sends,
# times the size of the room, and take the bytes from the network's own counters.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  socket.io-prometheus@0.3.0 socket.io@4.8.1 socket.io-client@4.8.1 prom-client@15.1.3

cat > look.cjs <<'JS'
const { createServer } = require('http');
const { setTimeout } = require('timers/promises');
const { register } = require('prom-client');
const { Server } = require('socket.io');
const { io: connect } = require('socket.io-client');

for (const name of ['socket.io-prometheus', 'socket.io']) console.log(name, require(`./node_modules/${name}/package.json`).version);
const http = createServer();
const io = new Server(http);
require('socket.io-prometheus')(io);
const received = [];
let complete;
const all = new Promise(resolve => { complete = resolve; });

io.on('connection', socket => {
  socket.join('room');
  socket.emit('to-one', 'x'.repeat(1000));
  io.emit('to-all', 'x'.repeat(1000));
  io.to('room').emit('to-room', 'x'.repeat(1000));
  socket.emit('buffer', Buffer.alloc(1000, 0));
  socket.emit('fuller-buffer', Buffer.alloc(1000, 200));
  socket.emit('two', 'x', 'x'.repeat(1000));
});
http.listen(0, '127.0.0.1', async () => {
  const client = connect(`http://127.0.0.1:${http.address().port}`, { transports: ['websocket'] });
  client.onAny(event => received.push(event) === 6 && complete());
  await Promise.race([all, setTimeout(20_000)]);
  console.log(`received: ${received.sort().join(', ')}`);
  console.log((await register.metrics()).split('\n').filter(line => /^socket_io_(events_sent|transmit)/.test(line)).sort().join('\n'));
  client.close();
  io.close();
  process.exit();
});
JS
cat > expected.txt <<'SEEN'
socket.io-prometheus 0.3.0
socket.io 4.8.1
received: buffer, fuller-buffer, to-all, to-one, to-room, two
socket_io_events_sent_total{event="buffer"} 1
socket_io_events_sent_total{event="fuller-buffer"} 1
socket_io_events_sent_total{event="to-one"} 1
socket_io_events_sent_total{event="two"} 1
socket_io_transmit_bytes{event="buffer"} 2026
socket_io_transmit_bytes{event="fuller-buffer"} 4026
socket_io_transmit_bytes{event="to-one"} 1000
socket_io_transmit_bytes{event="two"} 1
SEEN
node look.cjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
