// SPDX-License-Identifier: Apache-2.0

// What CapturesTest got for the requests of real clients, read as those clients read it. ./mvnw verify writes the files.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { annotationFrame, bodyFrame, fields, readFrames } from './grafana.mjs';

const FOLDER = new URL('../../../target/captured-answers/', import.meta.url);

const isText = (value) => typeof value === 'string' && value !== '';

const READERS = {
  '': (answer) => assert.equal(answer.name, 'simplejson'),
  query: (answer) => {
    assert.ok(Array.isArray(answer));
    for (const frame of readFrames(answer)) {
      assert.ok(isText(frame.refId), 'a refId');
      assert.ok(frame.fields.length >= 2);
      assert.ok(fields(frame).every((field) => !field.endsWith(': other')), fields(frame).join());
      assert.equal(frame.fields[0].type, 'time');
      assert.ok(frame.fields[0].values.every((time) => Number.isInteger(time)));
    }
  },
  search: (answer) => assert.ok(answer.every((entry) => isText(entry) || (isText(entry.text) && isText(entry.value)))),
  metrics: (answer) => assert.ok(answer.every((metric) => isText(metric.label) && isText(metric.value) && Array.isArray(metric.payloads))),
  'metric-payload-options': (answer) => assert.ok(answer.every((option) => isText(option.label) && isText(option.value))),
  variable: (answer) => {
    if (answer.length > 0) {
      assert.deepEqual(bodyFrame(answer).fields.map((field) => field.name), ['text', 'value', '__text', '__value']);
    } else {
      assert.equal(bodyFrame(answer).length, 0);
    }
  },
  annotations: (answer) => {
    if (answer.length > 0) {
      const names = annotationFrame(answer).fields.map((field) => field.name);
      assert.deepEqual(['time', 'timeEnd', 'title', 'text', 'tags'].filter((name) => !names.includes(name)), []);
    }
  },
  'tag-keys': (answer) => assert.ok(answer.every((key) => isText(key.text))),
  'tag-values': (answer) => assert.ok(answer.every((value) => isText(value.text))),
};
READERS.base = READERS[''];

const files = readdirSync(FOLDER);

test('there are answers to read', () => assert.ok(files.length >= 100, `${files.length} files in ${FOLDER}`));

for (const file of files) {
  test(`${file} is answered as its client reads it`, () => {
    const { endpoint, answer } = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
    assert.ok(READERS[endpoint], `a reader for /${endpoint}`);
    READERS[endpoint](answer);
  });
}
