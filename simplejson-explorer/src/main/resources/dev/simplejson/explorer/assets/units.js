// SPDX-License-Identifier: Apache-2.0
// Values with the units that Grafana knows by id; a unit it does not know stands behind the value, as it does there.

const IEC = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const SI = ['', 'k', 'M', 'G', 'T', 'P', 'E'];

const SCALED = {
  bytes: ['B', 1024], decbytes: ['B', 1000], bits: ['b', 1024], decbits: ['b', 1000],
  binBps: ['B/s', 1024], Bps: ['B/s', 1000], binbps: ['b/s', 1024], bps: ['b/s', 1000], pps: ['p/s', 1000],
  hertz: ['Hz', 1000], watt: ['W', 1000], volt: ['V', 1000], amp: ['A', 1000], joule: ['J', 1000], watth: ['Wh', 1000],
  kbytes: ['B', 1024, 1], mbytes: ['B', 1024, 2], gbytes: ['B', 1024, 3], deckbytes: ['B', 1000, 1], decmbytes: ['B', 1000, 2],
  decgbytes: ['B', 1000, 3], kwatt: ['W', 1000, 1], lengthm: ['m', 1], lengthmm: ['mm', 1], lengthkm: ['km', 1],
};
const SECONDS = {ns: 1e-9, 'µs': 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600, d: 86400};
const SUFFIX = {
  percent: '%', celsius: '°C', fahrenheit: '°F', kelvin: 'K', humidity: '%H', degree: '°', reqps: 'req/s', ops: 'ops/s', rps: 'reads/s',
  wps: 'writes/s', iops: 'io/s', cps: 'counts/s', cpm: 'counts/min', opm: 'ops/min', eps: 'events/s', mps: 'messages/s', velocityms: 'm/s',
  velocitykmh: 'km/h', pressurehpa: 'hPa', pressurembar: 'mbar', pressurebar: 'bar', ppm: 'ppm', dB: 'dB', rotrpm: 'rpm',
};
const PREFIX = {currencyUSD: '$', currencyEUR: '€', currencyGBP: '£', currencyJPY: '¥'};
const PLAIN = new Set(['', 'none', 'short', 'string', 'sci', 'locale']);

function plain(value, digits) {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e15 && digits < 10 || size < 1e-6)) return value.toExponential(Math.min(digits, 10) - 1).replace(/\.?0+e/, 'e');
  return value.toLocaleString('en', {maximumSignificantDigits: Math.min(21, Math.max(digits, Math.ceil(Math.log10(size + 1))))});
}

function scaled(value, [unit, factor, step = 0], digits) {
  const steps = factor === 1024 ? IEC : SI;
  for (; factor > 1 && Math.abs(value) >= factor && step < steps.length - 1; step++) value /= factor;
  return `${plain(value, digits)} ${steps[step]}${unit}`;
}

function duration(seconds, digits) {
  const size = Math.abs(seconds) || 1;
  const [name, length] = [['d', 86400], ['h', 3600], ['min', 60], ['s', 1], ['ms', 1e-3], ['µs', 1e-6]].find(([, one]) => size >= one) ?? ['ns', 1e-9];
  return `${plain(seconds / length, digits)} ${name}`;
}

/** A value as text. `digits` are the significant ones; an axis says how many tell its ticks apart. */
export function format(value, unit = '', digits) {
  if (value == null) return '–';
  if (typeof value !== 'number') return String(value);
  if (SCALED[unit]) return scaled(value, SCALED[unit], digits ?? 4);
  if (SECONDS[unit]) return duration(value * SECONDS[unit], digits ?? 4);
  digits ??= Number.isSafeInteger(value) ? 16 : 6;
  if (unit === 'percentunit') return `${plain(value * 100, digits)} %`;
  if (PREFIX[unit]) return `${PREFIX[unit]}${plain(value, digits)}`;
  if (unit.startsWith('prefix:')) return `${unit.slice(7)} ${plain(value, digits)}`;
  if (PLAIN.has(unit)) return plain(value, digits);
  return `${plain(value, digits)} ${SUFFIX[unit] ?? unit.replace(/^suffix:/, '')}`;
}

export const kindOf = unit => PLAIN.has(unit) ? '' : unit;

/** A whole number with its thousands apart. */
export const count = number => number.toLocaleString('en');

/** Ticks of an axis: powers of two for what is counted in 1024s. */
export const isBinary = unit => SCALED[unit]?.[1] === 1024;
