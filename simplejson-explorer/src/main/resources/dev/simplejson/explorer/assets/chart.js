// SPDX-License-Identifier: Apache-2.0
// The chart, drawn by uPlot: times in milliseconds, the x axis fixed to the range that was asked for, null and nothing else a gap.
/* global uPlot */

import {el} from './dom.js';
import {format, isBinary, kindOf} from './units.js';
import * as time from './time.js';

const COLORS = 8;
const FONT = '12px system-ui, sans-serif';
export const FARTHEST = 7e307; // From its negative to it is still a number.

const DAY = '\n{YYYY}-{MM}-{DD}';

/** uPlot's own templates name months in English and hours by twelve; these are the same everywhere. */
const DATES = [
  [365 * 864e5, '{YYYY}'], [28 * 864e5, '{YYYY}-{MM}'], [864e5, '{MM}-{DD}', '\n{YYYY}'],
  [6e4, '{HH}:{mm}', DAY, DAY], [1e3, '{HH}:{mm}:{ss}', DAY, DAY], [1, '{HH}:{mm}:{ss}.{fff}', DAY, DAY],
].map(([step, each, year = null, day = null]) => [step, each, year, null, day, null, null, null, 1]);

/** All series over one row of times. Where one has no point there is undefined, which uPlot bridges; what is no number is null, a gap. */
export function aligned(series) {
  const finite = value => (Number.isFinite(value) ? value : null);
  const next = series.map(() => 0);
  const times = [];
  const columns = series.map(() => []);
  for (;;) {
    let at = Infinity;
    series.forEach((one, i) => { at = Math.min(at, one.times[next[i]] ?? Infinity); });
    if (at === Infinity) return [times, ...columns];
    times.push(at);
    series.forEach((one, i) => columns[i].push(one.times[next[i]] === at ? finite(one.values[next[i]++]) : undefined));
  }
}

/** Points with a gap on both sides: a line cannot show them. */
function isolated(values) {
  const found = [];
  let before = null;
  let held = -1;
  values.forEach((value, i) => {
    if (value === undefined) return;
    if (held >= 0 && value === null) found.push(held);
    held = value !== null && before === null ? i : -1;
    before = value;
  });
  if (held >= 0) found.push(held);
  return found;
}

export class Chart {
  /** `onZoom(from, to)` is told what was dragged over; `onWider()` of a double click; `onSpeak(text)` of what the keys have reached. */
  constructor(box, {onZoom, onWider, onSpeak}) {
    Object.assign(this, {box, onZoom, onWider, onSpeak, plot: null, shape: '', range: {from: 0, to: 1}, series: [], events: []});
    this.tip = el('div', {class: 'tip', hidden: true});
    new ResizeObserver(() => this.resize()).observe(box);
    box.addEventListener('keydown', event => this.onKey(event));
  }

  get width() { return Math.max(200, this.box.clientWidth); }

  /** `series` are `{name, unit, color, hidden, times, values}`; a colour is a number, and from the ninth on lines are dashed. */
  draw({range, series, events}) {
    Object.assign(this, {range, series, events});
    const data = aligned(series);
    this.lonely = data.slice(1).map(isolated);
    const shape = JSON.stringify([series.map(one => [one.name, one.unit, one.color]), time.isUtc(), this.style('--line'), this.width]);
    if (shape !== this.shape) {
      this.plot?.destroy();
      this.plot = new uPlot(this.options(), data, this.box);
      this.plot.over.append(this.tip);
      this.shape = shape;
    } else {
      this.plot.setData(data);
    }
    series.forEach((one, i) => {
      if (this.plot.series[i + 1].show === Boolean(one.hidden)) this.plot.setSeries(i + 1, {show: !one.hidden});
    });
    this.describe();
    if (data[0].length > 0 && performance.getEntriesByName('first-chart').length === 0) performance.mark('first-chart');
  }

  resize() {
    if (this.plot && this.width !== this.plot.width) this.draw(this);
  }

  style(name) { return getComputedStyle(this.box).getPropertyValue(name).trim(); }

  color(series) { return this.style(`--s${series.color % COLORS}`); }

  options() {
    const [line, muted] = [this.style('--line'), this.style('--muted')];
    const units = [...new Set(this.series.map(one => kindOf(one.unit)))];
    if (units.length === 0) units.push('');
    const axis = {stroke: muted, font: FONT, grid: {stroke: line, width: 1}, ticks: {stroke: line, width: 1, size: 5}};
    return {
      width: this.width,
      height: this.box.clientHeight || 320,
      ms: 1,
      tzDate: at => (time.isUtc() ? uPlot.tzDate(new Date(at), 'Etc/UTC') : new Date(at)),
      legend: {show: false},
      padding: [12, units.length > 1 ? 0 : 12, 0, 0],
      cursor: {
        y: false,
        drag: {x: true, y: false, setScale: false, dist: 4},
        focus: {prox: 24},
        points: {size: 7},
        bind: {dblclick: () => () => this.onWider()},
      },
      focus: {alpha: 0.25},
      scales: {
        x: {time: true, range: () => [this.range.from, this.range.to]},
        ...Object.fromEntries(units.map(unit => [`y${unit}`, {range: (u, low, high) => padded(low, high)}])),
      },
      axes: [
        {...axis, values: DATES, space: 76, size: 44},
        ...units.map((unit, i) => ({
          ...axis, scale: `y${unit}`, side: i === 0 ? 3 : 1, space: 34, grid: i === 0 ? axis.grid : {show: false},
          show: i < Math.max(1, Math.floor(this.width / 220)), // The others are in the legend.
          label: units.length > 1 ? this.owners(unit) : undefined, labelFont: FONT, labelSize: 18, labelGap: 2,
          incrs: (u, which, low, high) => [Math.max(5, high - low)], // Its own list ends, and steps are found below.
          splits: (u, which, low, high) => ticks(low, high, Math.floor((this.box.clientHeight || 320) / 42), isBinary(unit)),
          values: (u, all) => all.map(tick => cut(format(tick, unit, digits(all)), 22)),
          size: (u, ticks) => Math.max(44, 20 + 6.6 * Math.max(0, ...(ticks ?? []).map(tick => tick.length))),
        })),
      ],
      series: [{}, ...this.series.map((one, i) => ({
        label: one.name,
        scale: `y${kindOf(one.unit)}`,
        stroke: this.color(one),
        width: 1.75,
        dash: [undefined, [7, 3], [2, 3]][Math.floor(one.color / COLORS) % 3],
        fill: this.series.length === 1 ? `${this.color(one)}22` : undefined,
        points: {size: 5, space: 10, fill: this.color(one), filter: (u, series, shown) => (shown ? null : this.lonely[i])},
      }))],
      hooks: {
        drawClear: [u => this.drawEvents(u)],
        setCursor: [u => this.showTip(u)],
        setSelect: [u => {
          if (u.select.width < 4) return;
          const [from, to] = [u.select.left, u.select.left + u.select.width].map(left => Math.round(u.posToVal(left, 'x')));
          u.setSelect({left: 0, width: 0, top: 0, height: 0}, false);
          if (to > from) this.onZoom(from, to);
        }],
      },
    };
  }

  /** Whose axis it is. */
  owners(unit) {
    return cut(this.series.filter(one => kindOf(one.unit) === unit).map(one => one.name).join(', '), 40);
  }

  drawEvents(u) {
    const {ctx} = u;
    const {left, top, width, height} = u.bbox;
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, top, width, height);
    ctx.clip();
    ctx.fillStyle = this.style('--warn');
    for (const event of this.events) {
      const from = u.valToPos(event.time, 'x', true);
      const to = u.valToPos(event.timeEnd, 'x', true);
      ctx.globalAlpha = 0.14;
      ctx.fillRect(from, top, to - from, height);
      ctx.globalAlpha = 0.8;
      ctx.fillRect(from, top, devicePixelRatio, height);
    }
    ctx.restore();
  }

  showTip(u) {
    const {left, top, idx, idxs} = u.cursor;
    this.tip.hidden = left < 0;
    if (left < 0) return;
    const at = u.posToVal(left, 'x');
    const away = one => Math.abs(u.valToPos(one.value ?? 0, `y${kindOf(one.unit)}`) - top);
    const shown = this.series
        .map((one, i) => ({...one, index: idxs?.[i + 1], value: u.data[i + 1][idxs?.[i + 1]]}))
        .filter(one => !one.hidden && one.value !== undefined)
        .sort((one, other) => away(one) - away(other))
        .slice(0, 8);
    const room = u.over.clientWidth;
    const near = 6 * (this.range.to - this.range.from) / Math.max(1, room);
    const events = this.events.filter(event => at >= event.time - near && at <= event.timeEnd + near).slice(0, 5);
    this.tip.hidden = shown.length === 0 && events.length === 0;
    const where = shown[0] ? u.data[0][shown[0].index] : u.data[0][idx] ?? at;
    this.tip.replaceChildren(
        el('div', {class: 'tip-time'}, time.text(where)),
        ...shown.map(one => el('div', {class: 'tip-row'}, swatch(one.color), el('span', {}, one.name), el('b', {}, format(one.value, one.unit, 6)))),
        ...events.map(({title, text, timeEnd, time: begin}) => el('div', {class: 'tip-event'}, [title || 'annotation', text].filter(Boolean).join(': '),
            timeEnd > begin ? ` ${format(timeEnd - begin, 'ms')}` : '')));
    this.tip.style.transform = `translate(${left > room / 2 ? Math.max(0, left - this.tip.offsetWidth - 14) : Math.min(left + 14, room - this.tip.offsetWidth)}px, 8px)`;
  }

  describe() {
    const names = cut(this.series.map(one => one.name).join(', '), 200);
    this.box.setAttribute('aria-label', names === '' ? 'Chart without data'
      : `Chart of ${names} from ${time.text(this.range.from)} to ${time.text(this.range.to)}. Arrow keys read the values.`);
  }

  /** Arrow keys move from point to point, so that values can be heard. */
  onKey(event) {
    const moves = {ArrowLeft: -1, ArrowRight: 1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity};
    const u = this.plot;
    const times = u?.data[0] ?? [];
    if (!(event.key in moves) || times.length === 0) return;
    event.preventDefault();
    const current = u.cursor.left >= 0 ? u.cursor.idx ?? 0 : -1;
    const index = Math.max(0, Math.min(times.length - 1, current + moves[event.key]));
    u.setCursor({left: u.valToPos(times[index], 'x'), top: u.over.clientHeight / 2});
    const values = this.series.map((one, i) => [one, u.data[i + 1][index]]).filter(([one, value]) => !one.hidden && value !== undefined);
    this.onSpeak(`${time.text(times[index])}: ${values.slice(0, 8).map(([one, value]) => `${one.name} ${value === null ? 'no value' : format(value, one.unit)}`).join(', ')}`);
  }
}

const cut = (text, length) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

export const swatch = color => el('i', {class: 'swatch', style: `background: var(--s${color % COLORS})`});

function padded(low, high) {
  if (low === null) return [0, 1];
  [low, high] = [Math.max(low, -FARTHEST), Math.min(high, FARTHEST)];
  if (low === high) {
    const room = Math.abs(low) * 0.1 || 1;
    return [low - room, high + room];
  }
  const room = (high - low) * 0.06;
  // What never falls below zero is not drawn as if it could.
  return [low >= 0 && low - room < 0 ? 0 : low - room, high <= 0 && high + room > 0 ? 0 : high + room];
}

/** Round numbers, however large or small, at most so many: multiples of powers of two for what is counted in 1024s. */
function ticks(low, high, most, binary) {
  const rough = (high - low) / most;
  const power = Math.floor(Math.log10(rough));
  const step = binary ? 2 ** Math.ceil(Math.log2(rough)) : [1, 2, 5, 10].map(times => Number(`${times}e${power}`)).find(one => one >= rough) ?? rough;
  const first = Math.ceil(low / step);
  return Array.from({length: Math.floor(high / step) - first + 1}, (_, i) => (step < 1 ? Number(((first + i) * step).toPrecision(14)) : (first + i) * step) || 0);
}

/** How many digits tell ticks apart. */
function digits(all) {
  const largest = Math.max(...all.map(Math.abs));
  const step = all[1] - all[0] || largest;
  return largest === 0 ? 1 : Math.max(1, Math.min(17, Math.floor(Math.log10(largest) + 1e-9) - Math.floor(Math.log10(step) + 1e-9) + 2));
}

