// SPDX-License-Identifier: Apache-2.0
// Ranges: `{from, to}` as Grafana writes them, either `now-6h` and `now` or two numbers of epoch milliseconds.

const UNITS = {s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5, M: 2592e6, y: 31536e6};

export const RELATIVE = [
  ['1m', '1 minute'], ['5m', '5 minutes'], ['15m', '15 minutes'], ['30m', '30 minutes'], ['1h', '1 hour'], ['3h', '3 hours'],
  ['6h', '6 hours'], ['12h', '12 hours'], ['24h', '24 hours'], ['2d', '2 days'], ['7d', '7 days'], ['30d', '30 days'],
  ['90d', '90 days'], ['1y', '1 year'], ['2y', '2 years'], ['5y', '5 years'], ['20y', '20 years'],
].map(([length, name]) => ({from: `now-${length}`, to: 'now', name: `Last ${name}`}));

let zone = 'local';

export const isUtc = () => zone === 'utc';
export function setUtc(utc) { zone = utc ? 'utc' : 'local'; }

/** Epoch milliseconds of one end of a range. */
export function instant(text, now = Date.now()) {
  if (typeof text === 'number') return text;
  const relative = /^now(?:-(\d+)([smhdwMy]))?$/.exec(text);
  return now - (relative?.[1] ? relative[1] * UNITS[relative[2]] : 0);
}

export function resolve(range, now = Date.now()) {
  return {from: instant(range.from, now), to: instant(range.to, now)};
}

export const isRelative = range => typeof range.from === 'string';

/** The shortest of the list that reaches back to a time; null if none does. */
export function relativeSince(epochMillis, now = Date.now()) {
  return RELATIVE.find(range => instant(range.from, now) <= epochMillis) ?? null;
}

export function named(range) {
  const known = RELATIVE.find(one => one.from === range.from && one.to === range.to);
  return known ? known.name : `${text(instant(range.from))} – ${text(instant(range.to))}`;
}

const two = number => String(number).padStart(2, '0');

function parts(epochMillis) {
  const date = new Date(epochMillis);
  return isUtc()
    ? [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds(), date.getUTCMilliseconds()]
    : [date.getFullYear(), date.getMonth(), date.getDate(), date.getHours(), date.getMinutes(), date.getSeconds(), date.getMilliseconds()];
}

/** `2026-11-22 05:00:00`, with milliseconds only if there are any. */
export function text(epochMillis) {
  if (!Number.isFinite(new Date(epochMillis).getTime())) return String(epochMillis);
  const [year, month, day, hour, minute, second, millis] = parts(epochMillis);
  return `${year}-${two(month + 1)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}${millis ? `.${String(millis).padStart(3, '0')}` : ''}`;
}

/** What an input of the kind `datetime-local` holds, and back. */
export const toInput = epochMillis => text(Math.floor(epochMillis / 1000) * 1000).replace(' ', 'T');
export const fromInput = value => Date.parse(isUtc() ? `${value}Z` : value);

/** A length of time in the two largest units it has. */
export function length(millis) {
  const units = [['d', 864e5], ['h', 36e5], ['min', 6e4], ['s', 1e3], ['ms', 1]];
  const first = units.findIndex(([, size]) => millis >= size);
  if (first < 0) return '0 ms';
  const [name, size] = units[first];
  const whole = Math.floor(millis / size);
  const [nextName, nextSize] = units[first + 1] ?? [];
  const rest = nextSize ? Math.floor((millis - whole * size) / nextSize) : 0;
  return `${whole} ${name}${rest ? ` ${rest} ${nextName}` : ''}`;
}
