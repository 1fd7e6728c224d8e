#!/usr/bin/env bash
# One would expect of a client of StatsD that a gauge it sets to -5 is -5 at the server, as often as it is sent. To StatsD a number with a
# sign is a change, so that one has to set it to zero first (its docs, "metric_types.md", Gauges).
# npm's hot-shots 17.1.1, which has gaugeDelta for changes, and lynx 0.2.0 do not, nor does Micrometer's registry 1.17.2 in the flavour of
# Etsy: they send -5 as it is. statsd 0.9.0 takes 5 from what it has: three times a level of -5 is -15, from 2 it goes to -3, and what then
# rises to -4 falls to -7. Micrometer sends each gauge with every poll, six times a minute: a steady -5 is -1800 after an hour. What is
# above zero is right.
# This hurts temperatures, balances, offsets of clocks and other differences: they are right until the first number below zero, and then
# fall with every sample, faster the lower they are, until one above zero sets them right. So send 0 before, in the same packet, or add an
# offset and take it away in the query.
set -euo pipefail

mvnw=$(cd "$(dirname "$0")/.." && pwd)/mvnw
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps statsd@0.9.0 hot-shots@17.1.1 lynx@0.2.0
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>io.micrometer</groupId><artifactId>micrometer-registry-statsd</artifactId><version>1.17.2</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
XML
"$mvnw" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=classpath > maven.txt 2>&1 || { cat maven.txt >&2; exit 2; }

cat > Look.java <<'JAVA'
import io.micrometer.core.instrument.Gauge;
import io.micrometer.statsd.StatsdConfig;
import io.micrometer.statsd.StatsdFlavor;
import io.micrometer.statsd.StatsdMeterRegistry;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

public class Look {
    public static void main(String[] args) throws InterruptedException {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        StatsdMeterRegistry registry = StatsdMeterRegistry.builder(new StatsdConfig() {
            @Override
            public String get(String key) {
                return null;
            }

            @Override
            public StatsdFlavor flavor() {
                return StatsdFlavor.ETSY;
            }

            @Override
            public Duration pollingFrequency() {
                return Duration.ofMillis(50);
            }
        }).lineSink(lines::add).build();
        Gauge.builder("micrometer", () -> -5).register(registry);
        for (int poll = 0; poll < 3; poll++) {
            System.out.println(lines.take());
        }
        registry.close();
    }
}
JAVA
cat > look.cjs <<'JS'
const { spawn } = require('child_process');
const { createSocket } = require('dgram');
const { readFileSync, writeFileSync } = require('fs');
const { createServer, connect } = require('net');
const { setTimeout: wait } = require('timers/promises');
const HotShots = require('hot-shots');
const Lynx = require('lynx');

const versions = ['statsd', 'hot-shots', 'lynx'].map(name =>
  `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version}`);
console.log(versions.join(', '));
const freePort = () => new Promise(resolve => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

async function look() {
  const port = await freePort();
  const admin = await freePort();
  writeFileSync('config.js', `{ address: '127.0.0.1', port: ${port}, mgmt_address: '127.0.0.1', mgmt_port: ${admin}, backends: [] }`);
  const statsd = spawn(process.execPath, ['node_modules/statsd/stats.js', 'config.js'], { stdio: 'ignore' });
  const gauges = () => new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(admin, '127.0.0.1', () => socket.write('gauges\n')).on('error', reject);
    socket.on('data', data => {
      text += data;
      if (text.includes('END')) {
        socket.end();
        resolve(text);
      }
    });
  });
  const valueOf = async name => (await gauges()).match(new RegExp(`'?${name}'?: (-?[\\d.]+)`))?.[1];
  const until = async found => {
    for (let i = 0; i < 200; i++) {
      try {
        if (await found()) return;
      } catch (e) {
        if (e.code !== 'ECONNREFUSED') throw e;
      }
      await wait(50);
    }
    throw new Error('statsd does not answer');
  };
  try {
    await until(gauges);
    const raw = createSocket('udp4');
    let marks = 0;
    // a gauge of its own tells that what was sent before has arrived
    const arrived = async () => {
      const mark = `mark${++marks}`;
      await until(async () => {
        raw.send(`${mark}:1|g`, port, '127.0.0.1');
        return await valueOf(mark);
      });
    };
    const clients = {
      'hot-shots': new HotShots({ host: '127.0.0.1', port }),
      lynx: new Lynx('127.0.0.1', port)
    };
    for (const client in clients) {
      for (const values of [[-5, -5, -5], [2, -5, -4, 3]]) {
        const name = `${client.replace('-', '')}${values[0] > 0 ? 'rising' : 'steady'}`;
        const shown = [];
        for (const value of values) {
          clients[client].gauge(name, value);
          await wait(100);
          await arrived();
          shown.push(await valueOf(name));
        }
        console.log(`${client} sets ${values.join(', ')}: statsd has ${shown.join(', ')}`);
      }
    }
    const lines = readFileSync('micrometer.txt', 'utf8').trim().split('\n');
    const shown = [];
    for (const line of lines) {
      raw.send(line, port, '127.0.0.1');
      await arrived();
      shown.push(await valueOf('micrometer.statistic.value'));
    }
    console.log(`Micrometer 1.17.2 sends ${lines.map(line => line.replace(/.*:/, '')).join(', ')}: statsd has ${shown.join(', ')}`);
    raw.close();
    clients['hot-shots'].close();
    clients.lynx.close();
  } finally {
    statsd.kill();
  }
}
look().catch(e => {
  console.error(e);
  process.exitCode = 1;
});
JS
look() {
  java -cp "$(cat classpath)" Look.java > micrometer.txt
  node --no-deprecation look.cjs
}
cat > expected.txt <<'SEEN'
statsd 0.9.0, hot-shots 17.1.1, lynx 0.2.0
hot-shots sets -5, -5, -5: statsd has -5, -10, -15
hot-shots sets 2, -5, -4, 3: statsd has 2, -3, -7, 3
lynx sets -5, -5, -5: statsd has -5, -10, -15
lynx sets 2, -5, -4, 3: statsd has 2, -3, -7, 3
Micrometer 1.17.2 sends -5|g, -5|g, -5|g: statsd has -5, -10, -15
SEEN
look 2> errors.txt | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; cat errors.txt >&2; exit 1; }
echo 'still so'
