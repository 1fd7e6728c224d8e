#!/usr/bin/env bash
# One would expect of playwright-prometheus-remote-write-reporter, whose README has test_attachment_size as "attachment size in bytes", sent at
# the end of each test with the test's title, that it is the size of that test's attachments, and that options auth.username and auth.password
# are the "basic auth" with which it writes to Prometheus.
# With 0.0.4 these series are counted on from test to test, for what they are reset to is thrown away: a test with an attachment of 10 bytes
# after one with 1000 has 1010, and all the samples of the one before come again with its title. The steps' durations add up likewise. A test
# without attachments or annotations sends those of the last that had any once more. auth is not looked at, and what the server answers is not
# either: where it asks for a password all is lost, and the run ends as always.
# This hurts whoever looks for the test that is slow or writes too much: it is whichever ran last, and the same test has another size with each
# order. Of a Prometheus with a password there is nothing, which looks as if nothing ran. So take test_duration, which is right, give the
# password as a header, and look whether anything arrives.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  playwright-prometheus-remote-write-reporter@0.0.4 prometheus-remote-write@0.5.1 snappyjs@0.7.0

cat > look.mjs <<'JS'
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import Reporter from 'playwright-prometheus-remote-write-reporter';

const require = createRequire(import.meta.url);
const { prometheus: { WriteRequest } } = require('./node_modules/prometheus-remote-write/prom.js');
const { uncompress } = require('snappyjs');
const name = 'playwright-prometheus-remote-write-reporter';
console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);

const run = status => new Promise(resolve => {
  const shown = [];
  const passwords = new Set();
  const server = createServer((request, response) => {
    const parts = [];
    request.on('data', part => parts.push(part));
    request.on('end', () => {
      passwords.add(request.headers.authorization ?? 'no password');
      const { timeseries } = WriteRequest.decode(Buffer.from(uncompress(Buffer.concat(parts))));
      const lines = new Set();
      for (const { labels, samples } of timeseries) {
        const { __name__, testTitle, title = testTitle } = Object.fromEntries(labels.map(({ name, value }) => [name, value]));
        if (/test_(attachment_size|annotation|step_total_duration|duration)/.test(__name__)) {
          lines.add(`  ${__name__} of ${title}: ${samples.map(sample => sample.value).join(', ')}`);
        }
      }
      shown.push(...lines);
      response.writeHead(status).end();
    });
  }).listen(0, '127.0.0.1', async () => {
    const serverUrl = `http://127.0.0.1:${server.address().port}/api/v1/write`;
    const reporter = new Reporter({ serverUrl, auth: { username: 'ci', password: 'secret' } });
    reporter.onBegin({ projects: [], shard: null }, {});
    const tests = [['first', 1000, [50, 70], [{ type: 'slow' }]], ['second', 10, [5], []], ['third', 0, [1], []]];
    for (const [title, bytes, durations, annotations] of tests) {
      const location = { file: 'shop.spec.ts', line: 1, column: 1 };
      const test = { id: title, title, annotations, parent: { title: 'shop' }, location, expectedStatus: 'passed' };
      const attachments = bytes ? [{ name: 'shot', contentType: 'image/png', body: Buffer.alloc(bytes) }] : [];
      const result = { status: 'passed', duration: 100, attachments, steps: durations, retry: 0, parallelIndex: 0, workerIndex: 0 };
      for (const duration of durations) await reporter.onStepEnd(test, result, { category: 'test.step', title: 'step', duration });
      shown.push(`${title}: ${bytes} bytes attached, steps of ${durations.join(' and ')} ms, annotations: ${annotations.length}`);
      await reporter.onTestEnd(test, result);
    }
    await reporter.onExit();
    server.close();
    server.closeAllConnections();
    resolve({ shown, passwords: [...passwords] });
  });
});
const { shown, passwords } = await run(204);
console.log(shown.join('\n'));
console.log(`with auth: ${passwords}`);
const refused = await run(401).then(() => 'ends as always', error => error.message);
console.log(`answered 401: ${refused}`);
JS
cat > expected.txt <<'SEEN'
playwright-prometheus-remote-write-reporter 0.0.4
first: 1000 bytes attached, steps of 50 and 70 ms, annotations: 1
  pw_test_step_total_duration of first: 0, 50, 120
  pw_test_attachment_size of first: 0, 1000
  pw_test_annotation of first: 0, 1
  pw_test_duration of first: 0, 100
second: 10 bytes attached, steps of 5 ms, annotations: 0
  pw_test_step_total_duration of second: 0, 50, 120, 125
  pw_test_attachment_size of second: 0, 1000, 1010
  pw_test_annotation of first: 0, 1
  pw_test_duration of second: 0, 100
third: 0 bytes attached, steps of 1 ms, annotations: 0
  pw_test_step_total_duration of third: 0, 50, 120, 125, 126
  pw_test_attachment_size of second: 0, 1000, 1010
  pw_test_annotation of first: 0, 1
  pw_test_duration of third: 0, 100
with auth: no password
answered 401: ends as always
SEEN
node look.mjs | tee seen.txt
diff expected.txt seen.txt || { echo 'changed: a line with < was seen before, a line with > is seen now' >&2; exit 1; }
echo 'still so'
