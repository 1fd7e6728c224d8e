// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fields, query } from './grafana.mjs';

test('a series of more points than asked for says that it was thinned', async () => {
  const [frame] = await query({ range: { from: 'now-5m', to: 'now' }, maxDataPoints: 2, targets: [{ target: 'heap' }] });

  assert.ok(frame.length <= 2 * 2 + 2, `${frame.length} points`);
  assert.equal(frame.meta.notices[0].severity, 'info');
  assert.match(frame.meta.notices[0].text, /thinned to/);
});

test('a series without points in the range is an empty frame', async () => {
  const [frame] = await query({ range: { from: 0, to: 1_000 }, targets: [{ target: 'heap', refId: 'A' }] });

  assert.equal(frame.length, 0);
  assert.equal(frame.refId, 'A');
  assert.deepEqual(fields(frame), ['Time: time', 'Value: number']);
});
