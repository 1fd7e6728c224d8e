// SPDX-License-Identifier: Apache-2.0
// Values with the units that Grafana knows by id; a unit it does not know stands behind the value, as it does there.

const STEPS = ['', 'k', 'M', 'G', 'T', 'P', 'E'];

const COUNTED = {
  bytes: 'B', bits: 'b', Bps: 'B/s', bps: 'b/s', pps: 'p/s', hertz: 'Hz', watt: 'W', watth: 'Wh', volt: 'V', amp: 'A', joule: 'J',
};
const COUNT = RegExp(`^(dec|bin)?(k|m(?=b)|meg|g|t)?(${Object.keys(COUNTED).join('|')})$`);
const NAMED = /^(?:mass|length|pressure)(.?g|.?m|.?pa|.?bar)$/;
const SECONDS = {ns: 1e-9, 'µs': 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600, d: 86400};
const SUFFIX = {
  percent: '%', celsius: '°C', fahrenheit: '°F', kelvin: 'K', humidity: '%H', degree: '°', reqps: 'req/s', ops: 'ops/s', rps: 'reads/s',
  wps: 'writes/s', iops: 'io/s', cps: 'counts/s', cpm: 'counts/min', opm: 'ops/min', eps: 'events/s', mps: 'messages/s', velocityms: 'm/s',
  velocitykmh: 'km/h', rotrpm: 'rpm',
};
const PREFIX = {USD: '$', EUR: '€', GBP: '£', JPY: '¥'};
const PLAIN = new Set(['', 'none', 'short', 'string', 'sci', 'locale']);

function plain(value, digits) {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e15 && digits < 10 || size < 1e-6)) return value.toExponential(Math.min(digits, 10) - 1).replace(/\.?0+e/, 'e');
  return value.toLocaleString('en', {maximumSignificantDigits: Math.min(21, Math.max(digits, Math.ceil(Math.log10(size + 1))))});
}

/** What is counted, whether in 1024s, and the power that the unit itself is; undefined if it is another. */
function scale(unit) {
  const [, kind, size, name] = COUNT.exec(unit) ?? [];
  return name && [COUNTED[name], /^b[yi]t/.test(name) ? kind !== 'dec' : kind === 'bin', ' kmgt'.indexOf(size?.[0] ?? ' ')];
}

function scaled(value, [unit, binary, step], digits) {
  const factor = binary ? 1024 : 1000;
  for (; Math.abs(value) >= factor && step < 6; step++) value /= factor;
  return `${plain(value, digits)} ${binary && step ? `${STEPS[step].toUpperCase()}i` : STEPS[step]}${unit}`;
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
  if (scale(unit)) return scaled(value, scale(unit), digits ?? 4);
  if (SECONDS[unit]) return duration(value * SECONDS[unit], digits ?? 4);
  digits ??= Number.isSafeInteger(value) ? 16 : 6;
  if (unit === 'percentunit') return `${plain(value * 100, digits)} %`;
  const money = unit.startsWith('currency') && unit.slice(8);
  if (money) return (PREFIX[money] ?? `${money} `) + plain(value, digits);
  if (unit.startsWith('prefix:')) return `${unit.slice(7)} ${plain(value, digits)}`;
  if (PLAIN.has(unit)) return plain(value, digits);
  return `${plain(value, digits)} ${SUFFIX[unit] ?? NAMED.exec(unit)?.[1].replace('pa', 'Pa') ?? unit.replace(/^suffix:/, '')}`;
}

export const kindOf = unit => PLAIN.has(unit) ? '' : unit;

/** A whole number with its thousands apart. */
export const count = number => number.toLocaleString('en');

/** Ticks of an axis: powers of two for what is counted in 1024s. */
export const isBinary = unit => scale(unit)?.[1];
