// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { annotationFrame, ask, bodyFrame, displayNames, fields, query, shown } from './grafana.mjs';

const FROM = Date.parse('2026-11-22T05:00:00.000Z');
const HALF_HOUR = {
  range: { from: '2026-11-22T05:00:00.000Z', to: '2026-11-22T05:30:00.000Z' },
  maxDataPoints: 2,
};

test('a series is a frame of time and numbers', async () => {
  const [frame, ...more] = await query({ ...HALF_HOUR, targets: [{ target: 'series A', refId: 'A', type: 'timeserie' }] });

  assert.equal(more.length, 0);
  assert.equal(frame.refId, 'A');
  assert.equal(frame.name, 'series A');
  assert.equal(frame.length, 2);
  assert.deepEqual(fields(frame), ['Time: time', 'Value: number']);
  assert.deepEqual(frame.fields[0].values, [FROM, FROM + 900_000]);
  assert.deepEqual(frame.fields[1].values, [0, 1]);
  assert.deepEqual(displayNames(frame), ['Time', 'series A']);
});

test('a series has no more points than the panel can draw, and 1,020 when it does not say', async () => {
  const range = { from: '2026-11-22T05:00:00.123Z', to: '2026-11-22T11:00:00.456Z' };
  const targets = [{ target: 'series A', refId: 'A' }];

  const [some] = await query({ range, intervalMs: 20_000, maxDataPoints: 1_309, targets });
  const [tight] = await query({ range, intervalMs: 20_000, maxDataPoints: 100, targets });
  const [untold] = await query({ range, targets });

  assert.equal(some.length, 1_080);
  assert.ok(tight.length > 90 && tight.length <= 100, `${tight.length} points`);
  assert.equal(untold.length, 1_020);
});

test('a table keeps the types of its columns', async () => {
  const [frame] = await query({ ...HALF_HOUR, targets: [{ target: 'series B', refId: 'B', type: 'table' }] });

  assert.equal(frame.refId, 'B');
  assert.equal(frame.length, 3);
  assert.deepEqual(fields(frame), ['Time: time', 'Country: string', 'Number: number']);
  assert.deepEqual(frame.fields[1].values, ['BE', 'GE', 'PS']);
  assert.deepEqual(frame.fields[2].values, [123, 231, 321]);
  assert.deepEqual(displayNames(frame), ['Time', 'Country', 'Number']);
});

test('series, a table and a multi-value variable in one request keep their order and their letters', async () => {
  const frames = await query({
    ...HALF_HOUR,
    targets: [
      { target: '(series A|series B)', refId: 'A' },
      { target: 'series A', refId: 'B', type: 'table' },
      { target: 'series B', refId: 'C', hide: true },
      { target: 'select metric', refId: 'D' },
      { target: 'waves/series B', refId: 'E' },
    ],
  });

  assert.deepEqual(
    frames.map((frame) => `${frame.refId} ${frame.name} ${frame.fields.length}`),
    ['A series A 2', 'A series B 2', 'B series A 3', 'E series B 2']
  );
  assert.deepEqual(frames.slice(0, 2).map((frame) => displayNames(frame, frames)[1]), ['series A', 'series B']);
});

test('figures of the process are shown with their units', async () => {
  const units = { heap: 'bytes', 'non-heap': 'bytes', threads: 'short', 'gc count': 'short', 'gc time': 'ms', 'cpu load': 'percent', 'loaded classes': 'short' };
  const targets = Object.keys(units).map((target) => ({ target }));

  const frames = await query({ range: { from: 'now-5m', to: 'now' }, maxDataPoints: 1_000, targets });

  assert.deepEqual(Object.fromEntries(frames.map((frame) => [frame.name, frame.fields[1].config.unit])), units);
  for (const frame of frames) {
    assert.ok(frame.length > 0, `${frame.name} has no points`);
    assert.deepEqual(fields(frame), ['Time: time', 'Value: number']);
  }
  assert.equal(shown(frames[0], 'Value', 123_456_789), '118 MiB');
  assert.equal(shown(frames[5], 'Value', 12.5), '12.5%');
});

test('no targets are an empty array', async () => {
  assert.deepEqual(await ask('/query', { targets: [] }), []);
  assert.deepEqual(await ask('/query', {}), []);
});

test('events are a frame whose columns Grafana knows', async () => {
  const annotation = { name: 'starts', enable: true, iconColor: 'red', query: '#start' };

  const events = await ask('/annotations', { range: { from: 'now-7d', to: 'now' }, annotation });
  const frame = annotationFrame(events);

  assert.equal(frame.length, 1);
  assert.deepEqual(fields(frame), [
    'annotation: other',
    'time: time',
    'timeEnd: number',
    'isRegion: boolean',
    'title: string',
    'text: string',
    'tags: other',
  ]);
  assert.deepEqual(events[0].annotation, annotation);
  assert.equal(events[0].title, 'Process started');
  assert.deepEqual(events[0].tags, ['start']);
  assert.ok(Math.abs(Date.now() - events[0].time) < 3_600_000);
});

test('events asked through /query are a table whose columns Grafana knows', async () => {
  const [frame, ...more] = await query({ range: { from: 'now-7d', to: 'now' }, targets: [{ refId: 'Anno', target: '#start' }] });

  assert.equal(more.length, 0);
  assert.equal(frame.refId, 'Anno');
  assert.equal(frame.length, 1);
  assert.deepEqual(fields(frame), ['time: time', 'timeEnd: time', 'title: string', 'text: string', 'tags: string']);
  assert.equal(frame.fields[2].values[0], 'Process started');
});

test('a variable\'s values are one frame with text and value', async () => {
  const body = await ask('/variable', { payload: { target: 'series' }, range: { from: 'now-6h', to: 'now' } });
  const frame = bodyFrame(body);

  assert.equal(frame.length, 2);
  assert.deepEqual(frame.fields.find((field) => field.name === '__text').values, ['series A', 'series B']);
  assert.deepEqual(frame.fields.find((field) => field.name === '__value').values, ['series A', 'series B']);
  assert.equal(bodyFrame(await ask('/variable', { payload: { target: 'nothing like it' } })).length, 0);
});

test('metrics are a whole list, each with label, value and inputs', async () => {
  const names = (await ask('/search', { target: '' })).toSorted();

  for (const request of [{}, { metric: 'heap', payload: {} }]) {
    const metrics = await ask('/metrics', request);
    assert.deepEqual(metrics.map((metric) => metric.value).toSorted(), names);
    assert.ok(metrics.every((metric) => typeof metric.label === 'string' && Array.isArray(metric.payloads)));
  }
  assert.deepEqual(await ask('/metric-payload-options', { metric: 'heap', payload: {}, name: 'host' }), []);
});

test('drop-down lists hold texts only', async () => {
  assert.deepEqual(await ask('/search', { target: 'SERIES' }), ['series A', 'series B']);
  assert.ok((await ask('/search', { target: '' })).every((name) => typeof name === 'string' && name !== ''));
  assert.deepEqual(await ask('/tag-keys', undefined), [
    { type: 'string', text: 'Country' },
    { type: 'string', text: 'weather' },
  ]);
  const values = await ask('/tag-values', { key: 'Country' });
  assert.deepEqual(values.map((value) => value.text), ['SE', 'DE', 'US', 'BE', 'GE', 'PS']);
  assert.deepEqual(await ask('/tag-values', { key: 'City' }), []);
});
