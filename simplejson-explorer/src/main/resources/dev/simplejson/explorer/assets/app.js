// SPDX-License-Identifier: Apache-2.0
// What the page shows and when it asks. The address's fragment holds the choice, so that it can be sent to somebody; it never reaches the server.

import {ServerError, ask, download, expected, hasKey, useKey} from './api.js';
import {Chart, FARTHEST, aligned, swatch} from './chart.js';
import {$, el, opens} from './dom.js';
import {Filters, OPERATORS} from './filters.js';
import {Metrics, keyOf} from './metrics.js';
import {longTable} from './rows.js';
import * as time from './time.js';
import {count, format} from './units.js';

const LAST_HOUR = {from: 'now-1h', to: 'now'};
const ALWAYS = {from: -62135596800000, to: 253402300799000}; // The years 1 to 9999, which every database can hold.
const PAST = {...ALWAYS, to: 'now'};
const LINE = 3; // As many points show where a line goes.
const FARTHEST_FORECAST = 60 * 864e5;
const MOST_TRIED = 9;
const ANY = 'Where the data is';
const MOST_REMARKS = 12;
const MOST_EVENTS = 500;

/** The range is null until one with data is found; `annotations` are off, or a query of which an empty one means all. */
const state = {chosen: [], range: null, auto: true, filters: [], view: 'chart', annotations: '', hidden: new Set()};
const {dataset} = document.documentElement;
const colors = new Map();
let results = [];
let series = [];
let events = [];
let remarks = '';
let misread = [];
let running = new AbortController();
let timer;
let chart;
let filters;
let metrics;
let grafana;

// --- the address ---------------------------------------------------------------------------------------------------------------------

/** Every part on its own: one that cannot be read is left out and named. */
function readAddress() {
  // Wherever else one asks, a metric is called a target.
  const said = new URLSearchParams(location.hash.slice(1).replace(/(^|&)target=/g, '$1metric='));
  misread = [];
  const read = (name, make) => said.getAll(name).flatMap(text => {
    const value = make(text);
    if (value !== undefined) return [value];
    misread.push(`'${name}=${text}' cannot be read and is left out${make === time.end ? time.EXPECTED : ''}`);
    return [];
  });
  const oneOf = list => text => list.find(one => one === text);
  const metrics = read('metric', text => {
    const [, source, name] = /^(?:([^/]*)\/)?(.+)$/s.exec(text) ?? [];
    return name && {source: source ?? '', name, label: name};
  });
  state.chosen = [...new Map(metrics.map(metric => [keyOf(metric), metric])).values()];
  const [from] = read('from', time.end);
  const [to = 'now'] = read('to', time.end);
  const ends = from === undefined ? undefined : time.resolve({from, to});
  state.auto = !(ends?.from < ends?.to);
  state.range = state.auto ? null : {from, to};
  if (state.auto && ends) misread.push(`'from=${from}' is not before 'to=${to}'`);
  state.filters = read('filter', text => {
    try {
      const {key, operator, value} = JSON.parse(text);
      return [key, value].every(one => typeof one === 'string') && OPERATORS.includes(operator) ? {key, operator, value} : undefined;
    } catch {
      return undefined;
    }
  });
  [state.view = 'chart'] = read('view', oneOf(['chart', 'points', 'table']));
  [state.annotations = ''] = read('annotations', text => text);
  [$('refresh').value] = [...read('refresh', oneOf([...$('refresh').options].map(option => option.value))), '0'];
}

function writeAddress() {
  const {auto, range, view, annotations} = state;
  const refresh = $('refresh').value;
  const said = new URLSearchParams([
    ...state.chosen.map(metric => ['metric', keyOf(metric)]),
    ...auto ? [] : Object.entries(range),
    ...state.filters.map(filter => ['filter', JSON.stringify(filter)]),
    ...Object.entries({view: view === 'chart' ? '' : view, annotations, refresh: refresh === '0' ? '' : refresh}).filter(([, value]) => value),
  ]);
  history.replaceState(null, '', `${location.pathname}${location.search}#${said}`);
}

// --- asking --------------------------------------------------------------------------------------------------------------------------

const iso = range => ({from: new Date(range.from).toISOString(), to: new Date(range.to).toISOString()});

/** As Grafana does: a point for each pixel of the width; what comes is at most a few more. */
const points = () => Math.round(chart.width * Math.min(devicePixelRatio, 2));

/** All metrics side by side, each of its own source, so that one that is broken leaves the others on the chart; of one that fails, why. */
const askAll = (range, type, signal) => Promise.all(state.chosen.map(metric => {
  const target = metric.name.startsWith(`${metric.source}/`) ? keyOf(metric) : metric.name;
  const body = {
    range: iso(range), intervalMs: Math.max(1, Math.round((range.to - range.from) / points())), maxDataPoints: points(),
    adhocFilters: state.filters, targets: [{refId: 'A', target, type: metric.table ? 'table' : type}],
  };
  return ask(metric.source === '' ? 'query' : `${encodeURIComponent(metric.source)}/query`, {signal, body})
      .then(frames => ({metric, frames}), expected(failure => ({metric, frames: [], failure})));
}));

/** When the answers have values: points, or rows. */
const timesOf = answers => answers.flatMap(({frames}) => frames).flatMap(({datapoints, columns, rows}) => {
  if (datapoints) return datapoints.filter(([value]) => value !== null).map(([, at]) => at);
  const index = columns.findIndex(({type}) => type === 'time');
  return rows.map(row => row[index]).filter(Number.isFinite);
});

const spanOf = times => times.reduce(([first, last], at) => [Math.min(first, at), Math.max(last, at)], [Infinity, -Infinity]);

/**
 * Where there is data: the last hour if that is a line, else ever further back, and at last at any time; and on into the future if that is a forecast, and
 * not computed for whoever asks. What was found is drawn at once, until the exact answer is there. Gives the answers if all are failures.
 */
async function findRange(signal) {
  const now = Date.now();
  for (const asked of [LAST_HOUR, {from: 'now-7d', to: 'now'}, {from: 'now-1y', to: 'now'}, PAST, ALWAYS]) {
    const answers = await askAll(time.resolve(asked, now), 'timeserie', signal);
    if (signal.aborted) return;
    if (answers.every(({failure}) => failure)) return answers;
    const times = timesOf(answers);
    if (new Set(times).size < (time.isRelative(asked) ? LINE : 1)) continue;
    const [first, last] = spanOf(times);
    const until = end => {
      const room = Math.max((end - first) * 0.02, 60_000);
      return {from: time.within(first - room), to: time.within(end + room)};
    };
    state.range = time.isRelative(asked) ? time.relativeSince(first - 1000, now) ?? asked : until(last);
    if (state.view === 'chart') {
      results = answers;
      events = [];
      draw(time.resolve(state.range));
    }
    const ahead = timesOf(await askAll({from: now + 1, to: now + FARTHEST_FORECAST}, 'timeserie', signal));
    const [, end] = spanOf(ahead);
    if (ahead.length >= LINE && end - now > (now - first) / 10 && end - now < FARTHEST_FORECAST * 0.9) state.range = until(end);
    return;
  }
}

async function load() {
  clearTimeout(timer);
  running.abort();
  running = new AbortController();
  const {signal} = running;
  const slow = setTimeout(() => { $('progress').hidden = false; }, 150);
  try {
    let known;
    if (state.range === null && state.chosen.length) {
      $('range').textContent = 'Looking for data …';
      known = await findRange(signal);
      if (signal.aborted) return;
    }
    state.range ??= LAST_HOUR;
    const range = time.resolve(state.range);
    const failures = [];
    const [answers, happened] = await Promise.all([
      known ?? askAll(range, shape(), signal),
      state.annotations === 'off' || state.chosen.length === 0 ? [] : askEvents(range, failures, signal),
    ]);
    if (signal.aborted) return;
    results = answers;
    events = happened;
    const frames = answers.flatMap(answer => answer.frames);
    if (state.view === 'chart' && frames.length && frames.every(frame => frame.columns)) { // There is no line to draw.
      for (const metric of state.chosen) metric.table = true;
      state.view = 'table';
    }
    draw(range, failures);
  } catch (failure) {
    if (failure.name !== 'AbortError') throw failure;
  } finally {
    clearTimeout(slow);
    if (!signal.aborted) {
      $('progress').hidden = true;
      const seconds = $('refresh').value;
      if (seconds > 0) timer = setTimeout(refresh, seconds * 1000);
    }
  }
}

function refresh() {
  if (document.hidden) timer = setTimeout(refresh, 1000);
  else load();
}

/** All at once while all are well, as Grafana asks; else the well ones alone, because the request would fail as a whole. */
async function askEvents(range, failures, signal) {
  const body = {range: iso(range), annotation: {name: 'explorer', query: state.annotations}};
  const {well, sources} = metrics;
  const paths = well.length === sources.size ? ['annotations'] : well.map(name => `${encodeURIComponent(name)}/annotations`);
  const answers = await Promise.all(paths.map(path => ask(path, {body, signal}).catch(expected(failure => {
    failures.push(failure.message);
    return [];
  }))));
  return answers.flat().map(event => ({...event, timeEnd: event.timeEnd ?? event.time})).sort((one, other) => one.time - other.time);
}

// --- showing -------------------------------------------------------------------------------------------------------------------------

function draw(range, eventFailures = []) {
  const frames = results.flatMap(result => result.frames);
  const {view} = state;
  series = results.flatMap(({metric, frames: own}) => own.filter(frame => frame.datapoints).map(frame => asSeries(metric, frame)));
  drawRemarks(eventFailures.map(text => ({who: 'annotations', text})));
  drawChosen();
  $('range').textContent = state.auto && !time.isRelative(state.range) ? `All there is: ${time.named(state.range)}` : time.named(state.range);
  const sum = (list, of) => list.reduce((all, one) => all + of(one), 0);
  const total = sum(series, one => one.times.length);
  $('summary').textContent = view === 'table' ? `${count(sum(frames, frame => frame.rows?.length ?? 0))} rows`
    : `${count(series.length)} series, ${count(total)} points`;
  for (const button of viewButtons()) button.setAttribute('aria-pressed', button.dataset.view === view);
  $('view-chart').hidden = view !== 'chart';
  $('view-table').hidden = view === 'chart';
  $('csv').hidden = state.chosen.length === 0;
  if (view === 'chart') drawChart(range, total);
  else $('view-table').replaceChildren(...view === 'points' ? [pointsTable()] : tables(frames));
  drawEvents();
  writeAddress();
  grafana?.update();
}

/** What can be filtered by; undefined if no answer tells. */
function labels() {
  const frames = results.flatMap(result => result.frames);
  return frames[0] && frames.flatMap(({tags = {}, columns}) => columns?.map(({text}) => text) ?? Object.keys(tags));
}

const viewButtons = () => document.querySelectorAll('[data-view]');

function asSeries(metric, frame) {
  const name = frame.title ?? frame.target;
  const key = `${keyOf(metric)}\n${name}`;
  if (!colors.has(key)) {
    const taken = new Set(colors.values());
    let color = 0;
    while (taken.has(color)) color++;
    colors.set(key, color);
  }
  return {
    key, name, unit: frame.unit ?? '', labels: frame.tags ?? {}, color: colors.get(key), hidden: state.hidden.has(key),
    times: frame.datapoints.map(([, at]) => at),
    values: frame.datapoints.map(([value]) => (typeof value === 'boolean' ? Number(value) : value)),
  };
}

/** Of the answers, and what else has failed. */
function drawRemarks(failures) {
  const said = failures.map(failure => ({severity: 'error', ...failure}));
  for (const text of misread) said.push({severity: 'warning', who: 'address', text});
  for (const {name, times, values} of series) {
    if (times.length && !values.some(Number.isFinite)) said.push({severity: 'info', who: name, text: `none of its ${count(times.length)} points here has a value`});
    if (values.some(one => Math.abs(one) > FARTHEST)) said.push({severity: 'warning', who: name, text: `values beyond ${FARTHEST} are not drawn`});
  }
  for (const {metric, frames, failure} of results) {
    if (failure) said.push({severity: 'error', who: metric.label, text: failure.message});
    const heard = new Map();
    for (const {title, target, name, meta, columns} of frames) {
      if (columns && state.view !== 'table') said.push({severity: 'info', who: title ?? name, text: 'not drawn'});
      for (const one of meta?.notices ?? []) {
        heard.set(one.text, {...one, who: (heard.has(one.text) ? null : title ?? target ?? name) ?? metric.label});
      }
    }
    said.push(...heard.values());
  }
  const text = JSON.stringify(said);
  if (text === remarks) return; // What is said again with each refresh is not read aloud again.
  remarks = text;
  $('remarks').replaceChildren(...['error', 'warning', 'info'].map(severity => {
    const these = said.filter(one => one.severity === severity);
    return !these.length ? '' : el('p', {class: `remark ${severity}`, role: severity === 'info' ? undefined : 'alert'},
        el('b', {'aria-hidden': 'true'}, severity === 'info' ? 'i' : '!'),
        el('span', {}, these.slice(0, MOST_REMARKS).map(({who, text: words}) => el('span', {}, el('b', {}, `${who}: `), words)),
            these.length > MOST_REMARKS ? el('span', {}, `and ${count(these.length - MOST_REMARKS)} more`) : null));
  }));
}

function drawChosen() {
  $('chosen').replaceChildren(...state.chosen.map(metric => {
    const first = series.find(one => one.key.startsWith(`${keyOf(metric)}\n`));
    const onclick = () => {
      choose(metric, true);
      $('metrics').focus();
    };
    return el('li', {}, first && swatch(first.color),
        el('span', {title: metric.label}, metrics.sources.size > 1 && metric.source ? el('span', {class: 'of'}, `${metric.source} / `) : null, metric.label),
        el('button', {onclick, 'aria-label': `Remove ${metric.label}`}, '×'));
  }));
}

function drawChart(range, total) {
  chart.draw({range, series, events});
  document.querySelector('.empty')?.remove();
  if (total === 0) $('chart').append(empty());
  const labelled = series.some(one => Object.keys(one.labels).length > 0);
  const titles = ['Series', 'Last', 'Min', 'Max', 'Points', ...labelled ? ['Labels'] : []];
  $('legend').replaceChildren(series.length === 0 ? '' : el('table', {},
      el('thead', {}, el('tr', {}, titles.map((title, i) => el('th', {scope: 'col', class: i > 0 && i < 6 ? 'numeric' : ''}, title)))),
      el('tbody', {}, series.map(one => legendRow(one, labelled)))));
}

function legendRow(one, labelled) {
  const numbers = one.values.filter(Number.isFinite);
  const onclick = event => {
    if (!state.hidden.delete(one.key)) state.hidden.add(one.key);
    one.hidden = !one.hidden;
    event.currentTarget.setAttribute('aria-pressed', !one.hidden);
    chart.draw(chart);
  };
  const over = join => (numbers.length ? numbers.reduce(join) : undefined);
  const figures = [numbers.at(-1), over((a, b) => Math.min(a, b)), over((a, b) => Math.max(a, b))];
  return el('tr', {},
      el('td', {}, el('button', {onclick, class: 'series', 'aria-pressed': !one.hidden, title: `${one.name}: show or hide`}, swatch(one.color), one.name)),
      figures.map(figure => el('td', {class: 'numeric'}, format(figure, one.unit, Number.isSafeInteger(figure) ? undefined : 8))),
      el('td', {class: 'numeric'}, count(one.times.length)),
      labelled ? el('td', {}, Object.entries(one.labels).map(([key, value]) =>
        el('button', {class: 'label', title: `Only ${key} = ${value}`, onclick: () => filters.add(key, '=', value)}, `${key}: ${value}`))) : null);
}

/** What to do about a chart without points. */
function empty() {
  const say = (text, button, onclick) => el('div', {class: 'empty'}, text, button && el('button', {class: 'primary', onclick}, button));
  if (state.chosen.length === 0) return say('Choose a metric to see it as a line.');
  if (results.every(({failure}) => failure)) return say('See the error above.');
  const filtered = state.filters.length ? ' with these filters' : '';
  return state.auto ? say(`No data at any time${filtered}.`) : say(`No data in this range${filtered}.`, 'Show where the data is', () => setRange(null));
}

function pointsTable() {
  const [times, ...values] = aligned(series);
  const columns = [{title: time.isUtc() ? 'Time (UTC)' : 'Time'}, ...series.map(one => ({title: one.name, numeric: true}))];
  const value = (at, i) => (at === undefined ? '' : format(at, series[i].unit));
  return longTable(columns, times.length, (row, i) => (i === 0 ? time.text(times[row]) : value(values[i - 1][row], i - 1)), 'Points of the chart');
}

function tables(frames) {
  const drawn = frames.filter(frame => frame.columns).flatMap(({columns, rows, title, name}) => {
    const cell = (row, index) => {
      const {type, unit} = columns[index];
      return type === 'time' && typeof rows[row][index] === 'number' ? time.text(rows[row][index]) : format(rows[row][index], unit);
    };
    const heads = columns.map(column => ({title: column.displayNameFromDS ?? column.displayName ?? column.text, numeric: column.type === 'number'}));
    return [el('h2', {class: 'table-name'}, title ?? name ?? ''), longTable(heads, rows.length, cell, title ?? name ?? 'Table')];
  });
  return drawn.length ? drawn : [el('p', {class: 'table-name'}, 'No table.')];
}

function drawEvents() {
  const [summary, list] = $('events').children;
  const rest = events.length > MOST_EVENTS ? `, the first ${MOST_EVENTS} listed` : '';
  $('events').hidden = events.length === 0;
  summary.textContent = events.length === 1 ? '1 annotation' : `${count(events.length)} annotations${rest}`;
  list.replaceChildren(...events.slice(0, MOST_EVENTS).map(event => el('li', {},
      el('time', {}, time.text(event.time) + (event.timeEnd > event.time ? ` (${format(event.timeEnd - event.time, 'ms')})` : '')),
      el('b', {}, event.title ?? ''), ` ${event.text ?? ''} `, el('span', {class: 'hint'}, [event.tags ?? []].flat().join(', ')))));
}

// --- choosing ------------------------------------------------------------------------------------------------------------------------

const isChosen = metric => state.chosen.some(one => keyOf(one) === keyOf(metric));

function choose(metric, add) {
  misread = [];
  if (!add && (metric.table || state.chosen.some(one => one.table))) state.view = metric.table ? 'table' : 'chart';
  const others = state.chosen.filter(one => keyOf(one) !== keyOf(metric));
  state.chosen = !add ? [metric] : isChosen(metric) ? others : [...others, metric];
  const kept = new Set(state.chosen.map(keyOf));
  for (const key of colors.keys()) if (!kept.has(key.slice(0, key.indexOf('\n')))) colors.delete(key);
  if (state.auto && (!add || state.chosen.length === 1)) state.range = null;
  if (!add) openSide(false);
  metrics.list.draw();
  drawChosen();
  return load();
}

function setRange(range) {
  misread = [];
  state.auto = range === null;
  state.range = range;
  load();
}

function setView(view) {
  state.view = view;
  load();
}

const shownRange = () => time.resolve(state.range ?? LAST_HOUR);

function shift(by, zoom) {
  const {from, to} = shownRange();
  const half = (to - from) / 2 * zoom;
  const middle = (from + to) / 2 + (to - from) * by;
  setRange({from: time.within(middle - half), to: time.within(Math.max(middle + half, middle - half + 1))});
}

const shape = () => (state.view === 'table' ? 'table' : 'timeserie');

/** A target has the name under which the server's own address knows the metric. */
const shown = () => ({
  targets: state.chosen.map(metric => (metric.source !== '' && metrics.isAmbiguous(metric.name) ? keyOf(metric) : metric.name)),
  type: shape(), filters: state.filters, width: points(), annotations: state.annotations, span: state.range, ...shownRange(),
});

function listen() {
  const close = opens($('range'), $('range-panel'), () => {
    const {from, to} = shownRange();
    $('from').value = time.toInput(from);
    $('to').value = time.toInput(to);
    $('absolute-error').textContent = '';
    const name = state.auto ? ANY : time.named(state.range);
    for (const button of $('ranges').querySelectorAll('button')) button.setAttribute('aria-pressed', button.textContent === name);
  });
  $('ranges').append(...[null, ...time.RELATIVE].map(range => el('li', {}, el('button', {onclick: () => {
    close();
    setRange(range && {from: range.from, to: range.to});
  }}, range?.name ?? ANY))));
  $('absolute').onsubmit = event => {
    event.preventDefault();
    const range = {from: time.fromInput($('from').value), to: time.fromInput($('to').value)};
    const good = range.from < range.to;
    $('absolute-error').textContent = good ? '' : 'The range must begin before it ends.';
    if (!good) return;
    close();
    setRange(range);
  };
  for (const [id, by, zoom] of [['earlier', -0.5, 1], ['later', 0.5, 1], ['zoom-out', 0, 2], ['zoom-in', 0, 0.5]]) {
    $(id).onclick = () => shift(by, zoom);
  }
  $('reload').onclick = () => {
    metrics.recheck();
    load();
  };
  $('refresh').onchange = load;
  $('side-toggle').onclick = () => openSide(!$('side').classList.contains('open'));
  for (const button of viewButtons()) button.onclick = () => setView(button.dataset.view);
  $('annotations').onchange = $('annotation-query').onchange = () => {
    state.annotations = $('annotations').checked ? $('annotation-query').value.trim() : 'off';
    load();
  };
  $('csv').onclick = () => {
    const {targets, from, to, width, type, filters: adhocFilters} = shown();
    const body = JSON.stringify({from, to, maxDataPoints: width, adhocFilters, targets: targets.map(target => ({target, type}))});
    download('rows?format=csv', {accept: 'text/csv', name: 'simplejson.csv', body}).catch(failure => drawRemarks([{who: 'CSV', text: failure.message}]));
  };
  $('zone').onclick = () => {
    time.setUtc(!time.isUtc());
    redraw();
  };
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const paint = isDark => {
    dataset.theme = isDark ? 'dark' : 'light';
    redraw();
  };
  paint(dark.matches);
  dark.onchange = () => paint(dark.matches);
  $('theme').onclick = () => paint(dataset.theme !== 'dark');
  addEventListener('hashchange', () => {
    readAddress();
    filters.list = state.filters;
    filters.draw();
    if (state.auto) state.range = null;
    redraw();
    load();
  });
}

/** What is there already, in another zone or other colours. */
function redraw() {
  $('zone').textContent = time.isUtc() ? 'UTC' : 'Local time';
  $('annotations').checked = state.annotations !== 'off';
  if ($('annotations').checked) $('annotation-query').value = state.annotations;
  if (results.length && state.range) draw(chart.range);
}

/** On a narrow screen the metrics are behind a button. */
function openSide(open) {
  $('side').classList.toggle('open', open);
  $('side-toggle').setAttribute('aria-expanded', open);
}

/** One of the two ways to look at Grafana's side, or none; its code comes when somebody looks. */
async function openGrafana(id, server) {
  for (const one of ['setup', 'asks']) {
    $(one).hidden = one !== id || !$(id).hidden;
    $(`tab-${one}`).setAttribute('aria-expanded', !$(one).hidden);
  }
  $('client').parentElement.hidden = $(id).hidden;
  const {Grafana} = await import('./grafana.js');
  grafana ??= new Grafana(server, shown);
  grafana.draw();
}

// --- the start -----------------------------------------------------------------------------------------------------------------------

/** Who the server is; asks for a key as long as the server wants another. */
async function about() {
  const {auth} = dataset;
  if (auth) $('key-kind').value = auth;
  for (let message = auth ? '' : undefined; ;) {
    try {
      if (message !== undefined) await askForKey(message);
      return await ask('-/explorer/about');
    } catch (failure) {
      if (failure.status !== 403 && failure.status !== 401) throw failure;
      ({message} = failure);
    }
  }
}

function askForKey(message) {
  const [dialog, kind, label, name, key] = ['key-dialog', 'key-kind', 'key-name-label', 'key-name', 'key'].map($);
  $('key-message').textContent = message;
  kind.onchange = () => {
    label.hidden = kind.value === 'bearer';
    label.firstElementChild.textContent = kind.value === 'basic' ? 'User' : 'Name of the header';
    if (kind.value === 'header') name.value ||= dataset.header;
  };
  kind.onchange();
  dialog.oncancel = event => event.preventDefault();
  dialog.showModal();
  key.focus();
  return new Promise(resolve => { dialog.onclose = resolve; }).then(() => {
    const secret = key.value;
    key.value = '';
    useKey(kind.value, name.value.trim(), secret);
  });
}

async function start() {
  // Scripts that the page itself has added do not wait for the rest of it.
  if (document.readyState === 'loading') await new Promise(whole => document.addEventListener('DOMContentLoaded', whole));
  readAddress();
  chart = new Chart($('chart'), {
    onZoom: (from, to) => setRange({from, to}), onWider: () => shift(0, 2), onSpeak: text => { $('spoken').textContent = text; },
  });
  metrics = new Metrics({pick: choose, isChosen});
  filters = new Filters(state.filters, {
    context: () => ({
      queries: shown().targets.map(target => ({target})), timeRange: iso(shownRange()), labels: labels(),
      sources: [...new Set(state.chosen.map(({source}) => (source ? `${encodeURIComponent(source)}/` : '')))],
    }),
    onChange: load,
  });
  listen();
  document.body.hidden = false;
  const server = await about();
  $('scope').textContent = `${server.source ? `${server.source} · ` : ''}${server.version}${hasKey() ? ' · with a key' : ''}`;
  document.title = `${server.source || server.sources.join(', ')} – simplejson`;
  for (const id of ['setup', 'asks']) $(`tab-${id}`).onclick = () => openGrafana(id, server);
  if (state.chosen.length) load();
  const found = await metrics.load(server);
  if (state.chosen.length) return;
  if (found.length === 0) load();
  // What has no value at any time is no beginning.
  for (const metric of found.filter(one => !one.table).slice(0, MOST_TRIED)) {
    await choose(metric, false);
    if (!isChosen(metric) || timesOf(results).length) return;
  }
}

start().catch(failure => {
  document.body.hidden = false;
  $('remarks').replaceChildren(el('p', {class: 'remark error', role: 'alert'}, el('b', {}, '!'), failure.message));
  if (!(failure instanceof ServerError)) throw failure;
});
