// SPDX-License-Identifier: Apache-2.0
// Ranges: `{from, to}` as Grafana writes them, either `now-6h` and `now` or two numbers of epoch milliseconds.

const UNITS = {s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5, M: 2592e6, y: 31536e6};
const NOW = /^now(-(\d+)([smhdwMy]))?$/;
const WORDS = {m: 'minute', h: 'hour', d: 'day', y: 'year'};

export const RELATIVE = '1m 5m 15m 30m 1h 3h 6h 12h 24h 2d 7d 30d 90d 1y 2y 5y 20y'.split(' ').map(length => {
  const number = parseInt(length, 10);
  return {from: `now-${length}`, to: 'now', name: `Last ${number} ${WORDS[length.at(-1)]}${number > 1 ? 's' : ''}`};
});

let utc = false;
export const isUtc = () => utc;
export const setUtc = on => { utc = on; };

/** Epoch milliseconds of one end of a range. */
export function instant(text, now = Date.now()) {
  if (typeof text === 'number') return text;
  const [, ago, length, unit] = NOW.exec(text);
  return ago ? now - length * UNITS[unit] : now;
}

const MOST = 8.64e15; // All that a date can be.
export const within = at => Math.round(Math.max(-MOST, Math.min(MOST, at)));

export const EXPECTED = '; expected 2026-03-15, 2026-03-15T08:00Z, epoch milliseconds, now or now-6h';

/** One end of a range as an address has it: epoch milliseconds, a day of UTC, a time with its zone, or relative; undefined if it is none. */
export function end(text) {
  const day = text.slice(0, 10);
  const isDay = new Date(day).toJSON()?.startsWith(day); // There is no 30 February, which browsers take for 2 March.
  const read = NOW.test(text) ? text : /^-?\d+$/.test(text) ? Number(text)
    : isDay && /^.{10}(T[\d:.]+(Z|[+-][\d:]+))?$/.test(text) ? Date.parse(text) : NaN;
  return Math.abs(instant(read)) <= MOST ? read : undefined;
}

export const resolve = (range, now = Date.now()) => ({from: instant(range.from, now), to: instant(range.to, now)});
export const isRelative = range => typeof range.from === 'string';

/** The shortest of the list that reaches back to a time. */
export const relativeSince = (epochMillis, now) => RELATIVE.find(range => instant(range.from, now) <= epochMillis);

export function named(range) {
  const known = RELATIVE.find(one => one.from === range.from && one.to === range.to);
  const {from, to} = resolve(range);
  const each = to - from < 6e4 ? text : seconds;
  return known?.name ?? `${each(from)} – ${each(to)}`;
}

/** `2026-11-22 05:00:00`, with milliseconds only if there are any. */
export function text(epochMillis) {
  const date = new Date(epochMillis - (utc ? 0 : new Date(epochMillis).getTimezoneOffset() * 6e4));
  return isNaN(date) ? String(epochMillis) : date.toISOString().slice(0, -1).replace('T', ' ').replace('.000', '');
}

const seconds = epochMillis => text(Math.floor(epochMillis / 1000) * 1000);

/** What an input of the kind `datetime-local` holds, and back. */
export const toInput = epochMillis => seconds(epochMillis).replace(' ', 'T');
export const fromInput = value => Date.parse(utc ? `${value}Z` : value);
