// SPDX-License-Identifier: Apache-2.0
// What the page shows and when it asks. The address's fragment holds the choice, so that it can be sent to somebody; it never reaches the server.

import {ServerError, ask, download, hasKey, useKey} from './api.js';
import {Chart, aligned, swatch} from './chart.js';
import {$, el, opens} from './dom.js';
import {Filters} from './filters.js';
import {Grafana} from './grafana.js';
import {Metrics, keyOf} from './metrics.js';
import {longTable} from './rows.js';
import * as time from './time.js';
import {count, format} from './units.js';

const state = {chosen: [], range: null, auto: true, filters: [], view: 'chart', annotations: true, annotationQuery: '', hidden: new Set()};
const colors = new Map();
let results = [];
let series = [];
let events = [];
let remarks = '';
let running = new AbortController();
let timer;
let chart;
let filters;
let metrics;
let grafana;

// --- the address ---------------------------------------------------------------------------------------------------------------------

function readAddress() {
  const said = new URLSearchParams(location.hash.slice(1));
  state.chosen = said.getAll('metric').map(text => ({source: text.slice(0, text.indexOf('/')), name: text.slice(text.indexOf('/') + 1)}));
  state.chosen.forEach(metric => { metric.label = metric.name; });
  state.auto = !said.has('from');
  if (!state.auto) state.range = {from: end(said.get('from')), to: end(said.get('to') ?? 'now')};
  state.filters = said.getAll('filter').map(text => JSON.parse(text));
  state.view = ['points', 'table'].find(view => view === said.get('view')) ?? 'chart';
  state.annotations = said.get('annotations') !== 'off';
  state.annotationQuery = said.get('annotations') === 'off' ? '' : said.get('annotations') ?? '';
  $('refresh').value = said.get('refresh') ?? ($('refresh').value || '0');
}

const end = text => (/^-?\d+$/.test(text) ? Number(text) : text);

function writeAddress() {
  const said = new URLSearchParams();
  for (const metric of state.chosen) said.append('metric', keyOf(metric));
  if (!state.auto) {
    said.set('from', state.range.from);
    said.set('to', state.range.to);
  }
  for (const filter of state.filters) said.append('filter', JSON.stringify(filter));
  if (state.view !== 'chart') said.set('view', state.view);
  if (!state.annotations) said.set('annotations', 'off');
  else if (state.annotationQuery !== '') said.set('annotations', state.annotationQuery);
  if ($('refresh').value !== '0') said.set('refresh', $('refresh').value);
  history.replaceState(null, '', `${location.pathname}${location.search}#${said}`);
}

// --- asking --------------------------------------------------------------------------------------------------------------------------

/** A metric is asked of its own source, so that one that is broken leaves the others on the chart. */
function askMetric(metric, {from, to}, points, type, signal) {
  const target = metric.name.startsWith(`${metric.source}/`) ? keyOf(metric) : metric.name;
  const [fromIso, toIso] = [from, to].map(at => new Date(at).toISOString());
  return ask(metric.source === '' ? 'query' : `${encodeURIComponent(metric.source)}/query`, {signal, body: {
    range: {from: fromIso, to: toIso}, intervalMs: Math.max(1, Math.round((to - from) / points)), maxDataPoints: points,
    adhocFilters: state.filters, targets: [{refId: 'A', target, type}],
  }});
}

/** As Grafana does: a point for each pixel of the width; what comes is at most a few more. */
const points = () => Math.round(chart.width * Math.min(devicePixelRatio, 2));

/** All metrics side by side; of one that fails, why. */
const askAll = (range, type, signal) => Promise.all(state.chosen.map(metric => askMetric(metric, range, points(), type, signal).then(
    frames => ({metric, frames}),
    failure => {
      if (!(failure instanceof ServerError)) throw failure;
      return {metric, frames: [], failure};
    })));

/** Where there is data: the last hour if it has some, else ever further back. What was found is drawn at once, until the exact answer is there. */
async function findRange(signal) {
  const now = Date.now();
  for (const back of ['1h', '7d', '1y', '']) {
    const answers = await askAll({from: back === '' ? 0 : time.instant(`now-${back}`, now), to: now}, 'timeserie', signal);
    const times = answers.flatMap(({frames}) => frames).flatMap(frame => (frame.datapoints?.length ? [frame.datapoints[0][1], frame.datapoints.at(-1)[1]] : []));
    if (times.length === 0 || signal.aborted) continue;
    const [first, last] = [Math.min(...times), Math.max(...times)];
    const room = Math.max((last - first) * 0.02, 60_000);
    state.range = back === '' ? {from: Math.floor(first - room), to: Math.ceil(last + room)}
      : time.relativeSince(first - 1000, now) ?? {from: `now-${back}`, to: 'now'};
    if (state.view === 'chart') {
      results = answers;
      events = [];
      draw(time.resolve(state.range));
    }
    return;
  }
  if (!signal.aborted) state.range = {from: 'now-1h', to: 'now'};
}

async function load() {
  clearTimeout(timer);
  running.abort();
  running = new AbortController();
  const {signal} = running;
  const slow = setTimeout(() => { $('progress').hidden = false; }, 150);
  try {
    if (state.range === null && state.chosen.length > 0) {
      $('range').textContent = 'Looking for data …';
      await findRange(signal);
      if (signal.aborted) return;
    }
    state.range ??= {from: 'now-1h', to: 'now'};
    const range = time.resolve(state.range);
    const type = state.view === 'table' ? 'table' : 'timeserie';
    const [answers, happened] = await Promise.all([
      askAll(range, type, signal),
      state.annotations && state.chosen.length > 0 ? askEvents(range, signal) : {events: [], failures: []},
    ]);
    if (signal.aborted) return;
    results = answers;
    events = happened.events;
    draw(range, happened.failures);
  } catch (failure) {
    if (failure.name === 'AbortError') return;
    throw failure;
  } finally {
    clearTimeout(slow);
    if (!signal.aborted) {
      $('progress').hidden = true;
      const seconds = Number($('refresh').value);
      if (seconds > 0) timer = setTimeout(refresh, seconds * 1000);
    }
  }
}

function refresh() {
  if (document.hidden) timer = setTimeout(refresh, 1000);
  else load();
}

/** All at once while all are well, as Grafana asks; else the well ones alone, because the request would fail as a whole. */
async function askEvents({from, to}, signal) {
  const body = {range: {from: new Date(from).toISOString(), to: new Date(to).toISOString()}, annotation: {name: 'explorer', query: state.annotationQuery}};
  const {well, sources} = metrics;
  const paths = well.length === sources.size ? ['annotations'] : well.map(name => `${encodeURIComponent(name)}/annotations`);
  const failures = [];
  const answers = await Promise.all(paths.map(path => ask(path, {body, signal}).catch(failure => {
    if (!(failure instanceof ServerError)) throw failure;
    failures.push(failure.message);
    return [];
  })));
  return {events: answers.flat().map(event => ({...event, timeEnd: event.timeEnd ?? event.time})).sort((one, other) => one.time - other.time), failures};
}

// --- showing -------------------------------------------------------------------------------------------------------------------------

function draw(range, eventFailures = []) {
  series = results.flatMap(({metric, frames}) => frames.filter(frame => frame.datapoints).map(frame => asSeries(metric, frame)));
  drawRemarks(eventFailures);
  drawChosen();
  $('range').textContent = state.auto && !time.isRelative(state.range) ? `All there is: ${time.named(state.range)}` : time.named(state.range);
  const total = series.reduce((sum, one) => sum + one.times.length, 0);
  const rows = results.flatMap(({frames}) => frames).reduce((sum, frame) => sum + (frame.rows?.length ?? 0), 0);
  $('summary').textContent = state.view === 'table' ? `${count(rows)} rows` : `${count(series.length)} series, ${count(total)} points`;
  for (const button of document.querySelectorAll('[data-view]')) button.setAttribute('aria-pressed', button.dataset.view === state.view);
  $('view-chart').hidden = state.view !== 'chart';
  $('view-table').hidden = state.view === 'chart';
  $('csv').hidden = state.chosen.length === 0;
  if (state.view === 'chart') drawChart(range, total);
  else drawTables(range);
  drawEvents();
  writeAddress();
  grafana?.update();
}

function asSeries(metric, frame) {
  const times = new Array(frame.datapoints.length);
  const values = new Array(frame.datapoints.length);
  frame.datapoints.forEach(([value, at], i) => {
    times[i] = at;
    values[i] = typeof value === 'boolean' ? Number(value) : value;
  });
  const name = frame.title ?? frame.target;
  const key = `${keyOf(metric)}\n${name}`;
  if (!colors.has(key)) colors.set(key, freeColor());
  return {key, name, unit: frame.unit ?? '', labels: frame.tags ?? {}, color: colors.get(key), hidden: state.hidden.has(key), times, values};
}

function freeColor() {
  const taken = new Set(colors.values());
  for (let color = 0; ; color++) if (!taken.has(color)) return color;
}

function drawRemarks(eventFailures) {
  const said = [];
  for (const {metric, frames, failure} of results) {
    if (failure) said.push({severity: 'error', who: metric.label, text: failure.message});
    for (const frame of frames) for (const notice of frame.meta?.notices ?? []) said.push({...notice, who: frame.title ?? frame.target ?? frame.name ?? metric.label});
  }
  for (const text of eventFailures) said.push({severity: 'error', who: 'annotations', text});
  const text = JSON.stringify(said);
  if (text === remarks) return; // What is said again with each refresh is not read aloud again.
  remarks = text;
  const most = 12;
  $('remarks').replaceChildren(...['error', 'warning', 'info'].map(severity => {
    const these = said.filter(one => one.severity === severity);
    return these.length === 0 ? '' : el('p', {class: `remark ${severity}`, role: severity === 'info' ? undefined : 'alert'},
        el('b', {'aria-hidden': 'true'}, severity === 'info' ? 'i' : '!'),
        el('span', {}, these.slice(0, most).map(({who, text: words}) => el('span', {}, el('b', {}, `${who}: `), words)),
            these.length > most ? el('span', {}, `and ${count(these.length - most)} more`) : null));
  }));
}

function drawChosen() {
  $('chosen').replaceChildren(...state.chosen.map(metric => {
    const remove = el('button', {'aria-label': `Remove ${metric.label}`}, '×');
    remove.addEventListener('click', () => {
      choose(metric, true);
      $('metrics').focus();
    });
    const first = series.find(one => one.key.startsWith(`${keyOf(metric)}\n`));
    return el('li', {}, first ? swatch(first.color) : null,
        el('span', {}, metrics.sources.size > 1 && metric.source ? el('span', {class: 'of'}, `${metric.source} / `) : null, metric.label), remove);
  }));
}

function drawChart(range, total) {
  chart.draw({range, series, events});
  document.querySelector('.empty')?.remove();
  if (total === 0) $('chart').append(empty());
  const labelled = series.some(one => Object.keys(one.labels).length > 0);
  $('legend').replaceChildren(series.length === 0 ? '' : el('table', {},
      el('thead', {}, el('tr', {}, ['Series', 'Last', 'Min', 'Max', 'Mean', 'Points', labelled ? 'Labels' : null].filter(Boolean)
          .map((title, i) => el('th', {scope: 'col', class: i > 0 && i < 6 ? 'numeric' : ''}, title)))),
      el('tbody', {}, series.map(one => legendRow(one, labelled)))));
}

function legendRow(one, labelled) {
  const numbers = one.values.filter(Number.isFinite);
  const toggle = el('button', {class: 'series', 'aria-pressed': String(!one.hidden), title: 'Show or hide'}, swatch(one.color), el('span', {}, one.name));
  toggle.addEventListener('click', () => {
    if (!state.hidden.delete(one.key)) state.hidden.add(one.key);
    one.hidden = !one.hidden;
    toggle.setAttribute('aria-pressed', !one.hidden);
    chart.draw(chart);
  });
  const figures = [numbers.at(-1), least(numbers), most(numbers), numbers.length ? numbers.reduce((a, b) => a + b, 0) / numbers.length : undefined];
  const label = ([key, value]) => {
    const button = el('button', {class: 'label', title: `Only ${key} = ${value}`}, `${key}: ${value}`);
    button.addEventListener('click', () => filters.add(key, '=', value));
    return button;
  };
  return el('tr', {}, el('td', {}, toggle), figures.map(figure => el('td', {class: 'numeric'}, format(figure, one.unit, 5))),
      el('td', {class: 'numeric'}, count(one.times.length)), labelled ? el('td', {}, Object.entries(one.labels).map(label)) : null);
}

const least = numbers => (numbers.length ? numbers.reduce((a, b) => Math.min(a, b)) : undefined);
const most = numbers => (numbers.length ? numbers.reduce((a, b) => Math.max(a, b)) : undefined);

/** What to do about a chart without points. */
function empty() {
  if (state.chosen.length === 0) return el('div', {class: 'empty'}, 'Choose a metric to see it as a line.');
  if (results.every(({failure}) => failure)) return el('div', {class: 'empty'}, 'Nothing to draw; see the error above.');
  const tables = results.some(({frames}) => frames.some(frame => frame.columns));
  const button = el('button', {class: 'primary'}, tables ? 'Show the table' : 'Find the data');
  button.addEventListener('click', () => (tables ? setView('table') : setRange(null)));
  return el('div', {class: 'empty'}, tables ? 'The answer is a table, without times to draw.' : `No data in this range${state.filters.length ? ' with these filters' : ''}.`,
      tables || !state.auto ? button : '');
}

function drawTables() {
  const tables = [];
  if (state.view === 'points') {
    const data = aligned(series);
    const columns = [{title: time.isUtc() ? 'Time (UTC)' : 'Time'}, ...series.map(one => ({title: one.name, numeric: true}))];
    tables.push(longTable(columns, data[0].length, (row, column) => (column === 0 ? time.text(data[0][row])
      : data[column][row] === undefined ? '' : format(data[column][row], series[column - 1].unit)), 'Points of the chart'));
  }
  for (const frame of state.view === 'table' ? results.flatMap(({frames}) => frames) : []) {
    if (!frame.columns) continue;
    const columns = frame.columns.map(column => ({title: column.displayNameFromDS ?? column.displayName ?? column.text, numeric: column.type === 'number'}));
    const cell = (row, index) => {
      const value = frame.rows[row][index];
      const {type, unit} = frame.columns[index];
      return type === 'time' && typeof value === 'number' ? time.text(value) : format(value, unit);
    };
    tables.push(el('h2', {class: 'table-name'}, frame.title ?? frame.name ?? ''), longTable(columns, frame.rows.length, cell, frame.title ?? frame.name ?? 'Table'));
  }
  if (tables.length === 0) tables.push(el('p', {class: 'table-name'}, 'No table.'));
  $('view-table').replaceChildren(...tables);
}

function drawEvents() {
  const shown = events.slice(0, 500);
  $('events').hidden = events.length === 0;
  $('events').querySelector('summary').textContent = events.length === 1 ? '1 annotation' : `${count(events.length)} annotations${shown.length < events.length ? `, the first ${shown.length} listed` : ''}`;
  $('events').querySelector('ol').replaceChildren(...shown.map(event => el('li', {},
      el('time', {dateTime: new Date(event.time).toISOString()}, time.text(event.time) + (event.timeEnd > event.time ? ` (${time.length(event.timeEnd - event.time)})` : '')),
      el('b', {}, event.title ?? ''), event.text ? ` ${event.text}` : '', event.tags?.length ? el('span', {class: 'hint'}, ` ${[event.tags].flat().join(', ')}`) : '')));
}

// --- choosing ------------------------------------------------------------------------------------------------------------------------

const isChosen = metric => state.chosen.some(one => keyOf(one) === keyOf(metric));

function choose(metric, add) {
  const others = state.chosen.filter(one => keyOf(one) !== keyOf(metric));
  if (!add) state.chosen = [metric];
  else state.chosen = isChosen(metric) ? others : [...others, metric];
  const kept = new Set(state.chosen.map(keyOf));
  for (const key of colors.keys()) if (!kept.has(key.slice(0, key.indexOf('\n')))) colors.delete(key);
  if (state.auto && (!add || state.chosen.length === 1)) state.range = null;
  if (!add) openSide(false);
  metrics.list.draw();
  drawChosen();
  load();
}

function setRange(range) {
  state.auto = range === null;
  state.range = range;
  load();
}

function setView(view) {
  state.view = view;
  load();
}

function shift(by, zoom) {
  const {from, to} = time.resolve(state.range);
  const half = (to - from) / 2 * zoom;
  const middle = (from + to) / 2 + (to - from) * by;
  const limit = 8.64e15;
  setRange({from: Math.round(Math.max(-limit, middle - half)), to: Math.round(Math.min(limit, Math.max(middle + half, middle - half + 1)))});
}

/** The name under which the server's own address knows a metric. */
const targetOf = metric => (metric.source !== '' && metrics.isAmbiguous(metric.name) ? keyOf(metric) : metric.name);

const shown = () => ({
  targets: state.chosen.map(targetOf), filters: state.filters, width: points(), query: state.annotationQuery, annotations: state.annotations,
  span: state.range, ...time.resolve(state.range ?? {from: 'now-1h', to: 'now'}),
});

function listen() {
  const panel = opens($('range'), $('range-panel'), () => {
    const {from, to} = time.resolve(state.range ?? {from: 'now-1h', to: 'now'});
    $('from').value = time.toInput(from);
    $('to').value = time.toInput(to);
    $('absolute-error').textContent = '';
    for (const button of $('ranges').querySelectorAll('button')) button.setAttribute('aria-pressed', button.textContent === (state.auto ? 'Where the data is' : time.named(state.range)));
  });
  for (const range of [null, ...time.RELATIVE]) {
    const button = el('button', {type: 'button'}, range === null ? 'Where the data is' : range.name);
    button.addEventListener('click', () => {
      panel.close();
      setRange(range === null ? null : {from: range.from, to: range.to});
    });
    $('ranges').append(el('li', {}, button));
  }
  $('absolute').addEventListener('submit', event => {
    event.preventDefault();
    const range = {from: time.fromInput($('from').value), to: time.fromInput($('to').value)};
    if (range.from < range.to) {
      panel.close();
      setRange(range);
    } else {
      $('absolute-error').textContent = 'The range must begin before it ends.';
    }
  });
  $('earlier').addEventListener('click', () => shift(-0.5, 1));
  $('later').addEventListener('click', () => shift(0.5, 1));
  $('zoom-out').addEventListener('click', () => shift(0, 2));
  $('zoom-in').addEventListener('click', () => shift(0, 0.5));
  $('reload').addEventListener('click', () => {
    metrics.recheck();
    load();
  });
  $('refresh').addEventListener('change', load);
  $('side-toggle').addEventListener('click', () => openSide($('side-toggle').getAttribute('aria-expanded') === 'false'));
  for (const button of document.querySelectorAll('[data-view]')) button.addEventListener('click', () => setView(button.dataset.view));
  $('annotations').checked = state.annotations;
  $('annotation-query').value = state.annotationQuery;
  $('annotations').addEventListener('change', () => {
    state.annotations = $('annotations').checked;
    load();
  });
  $('annotation-query').addEventListener('change', () => {
    state.annotationQuery = $('annotation-query').value.trim();
    load();
  });
  $('csv').addEventListener('click', () => {
    const {targets, from, to, width, filters: adhocFilters} = shown();
    const type = state.view === 'table' ? 'table' : 'timeserie';
    const body = {from, to, maxDataPoints: width, adhocFilters, targets: targets.map(target => ({target, type}))};
    download('rows?format=csv', {accept: 'text/csv', name: 'simplejson.csv', body: JSON.stringify(body)})
        .catch(failure => drawRemarks([failure.message]));
  });
  const redraw = () => results.length > 0 && draw(chart.range);
  $('zone').addEventListener('click', () => {
    time.setUtc(!time.isUtc());
    nameZone();
    redraw();
  });
  nameZone();
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const paint = theme => {
    document.documentElement.dataset.theme = theme;
    redraw();
  };
  paint(dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', () => paint(dark.matches ? 'dark' : 'light'));
  $('theme').addEventListener('click', () => paint(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'));
  addEventListener('hashchange', () => {
    readAddress();
    filters.list = state.filters;
    filters.draw();
    if (state.auto) state.range = null;
    load();
  });
}

/** On a narrow screen the metrics are behind a button. */
function openSide(open) {
  $('side').classList.toggle('open', open);
  $('side-toggle').setAttribute('aria-expanded', open);
}

function nameZone() {
  $('zone').textContent = time.isUtc() ? 'UTC' : 'Local time';
  $('zone').setAttribute('aria-label', time.isUtc() ? 'UTC; show local time' : 'Local time; show UTC');
}

// --- the start -----------------------------------------------------------------------------------------------------------------------

/** Who the server is; asks for a key as long as it wants one. */
async function about() {
  for (;;) {
    try {
      return await ask('-/explorer/about');
    } catch (failure) {
      if (failure.status !== 403 && failure.status !== 401) throw failure;
      await askForKey(failure.message);
    }
  }
}

function askForKey(message) {
  const dialog = $('key-dialog');
  const kind = $('key-kind');
  $('key-message').textContent = message;
  kind.onchange = () => {
    $('key-name-label').hidden = kind.value === 'bearer';
    $('key-name-label').firstElementChild.textContent = kind.value === 'basic' ? 'User' : 'Name of the header';
    if (kind.value === 'header' && $('key-name').value === '') $('key-name').value = 'X-API-Key';
  };
  kind.onchange();
  dialog.oncancel = event => event.preventDefault();
  dialog.showModal();
  $('key').focus();
  return new Promise(resolve => {
    dialog.onclose = () => {
      useKey(kind.value, $('key-name').value.trim(), $('key').value);
      $('key').value = '';
      resolve();
    };
  });
}

async function start() {
  readAddress();
  chart = new Chart($('chart'), {
    onZoom: (from, to) => setRange({from, to}), onWider: () => shift(0, 2), onSpeak: text => { $('spoken').textContent = text; },
  });
  metrics = new Metrics({pick: choose, isChosen});
  filters = new Filters(state.filters, {
    context: () => ({queries: shown().targets.map(target => ({target})), timeRange: time.resolve(state.range ?? {from: 'now-1h', to: 'now'})}),
    onChange: load,
  });
  listen();
  document.body.hidden = false;
  const server = await about();
  $('scope').textContent = `${server.source ? `${server.source} · ` : ''}${server.version}${hasKey() ? ' · with a key' : ''}`;
  document.title = `${server.source || server.sources.join(', ')} – simplejson`;
  grafana = new Grafana(server, shown);
  if (state.chosen.length > 0) load();
  await metrics.load(server, first => {
    if (state.chosen.length === 0 && first !== undefined) choose(first, false);
  });
  if (state.chosen.length > 0) return;
  if (metrics.all.length > 0) choose(metrics.all[0], false); // None is well: its error says why.
  else load();
}

start().catch(failure => {
  document.body.hidden = false;
  $('remarks')?.replaceChildren(el('p', {class: 'remark error', role: 'alert'}, el('b', {}, '!'), failure.message));
  if (!(failure instanceof ServerError)) throw failure;
});
