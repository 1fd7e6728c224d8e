// SPDX-License-Identifier: Apache-2.0
// Grafana's side: the files that set it up, and for each of its clients the request it sends for what the page shows, with the answer.

import {ServerError, base, download, keyForCommands, send, withParameters} from './api.js';
import {$, copyButton, el} from './dom.js';
import {count} from './units.js';

const ALL = [
  {id: 'infinity', name: 'Infinity', plugin: 'yesoreyeram-infinity-datasource', alerts: true, grafana: 'Grafana 9 and later'},
  {id: 'graphite', name: 'Graphite', plugin: 'graphite', alerts: true, grafana: 'any Grafana, no plugin to install', needs: '/render'},
  {id: 'simpod', name: 'simPod JSON', plugin: 'simpod-json-datasource', grafana: 'Grafana 8 to 11'},
  {id: 'simplejson', name: 'SimpleJson', plugin: 'grafana-simple-json-datasource', grafana: 'Grafana up to 11'},
];

const FORM = 'application/x-www-form-urlencoded';

/** Longer answers are shown up to here; they are copied whole. */
const SHOWN = 6000;

const server = () => base.replace(/\/$/, '');
const quoted = text => `'${text.replaceAll("'", `'\\''`)}'`;
const curl = (path, more = '') => `curl -s${keyForCommands()}${more} ${quoted(server() + path)}`;

/**
 * What each client asks. `shown` is `{targets, filters, from, to, width, annotations}`; a target is named as it is at the server's address.
 */
export function requests(client, {targets, filters, from, to, width, annotations: query}) {
  const [fromIso, toIso] = [from, to].map(at => new Date(at).toISOString());
  const range = {from: fromIso, to: toIso, raw: {from: fromIso, to: toIso}};
  const intervalMs = Math.max(1, Math.round((to - from) / width));
  const refId = index => String.fromCharCode(65 + index % 26).repeat(1 + Math.floor(index / 26));
  const post = (title, path, body) => ({title, path, body: JSON.stringify(body), type: 'application/json'});
  const get = (title, path, parameters) => ({title, path: withParameters(path, parameters)});
  const panel = extra => ({
    range, intervalMs, maxDataPoints: width, adhocFilters: filters,
    targets: targets.map((target, index) => ({refId: refId(index), target, ...extra})),
  });
  switch (client) {
    case 'simplejson': return [
      get('Save & test', '/', {}),
      post('Panel', '/query', panel({type: 'timeserie'})),
      query !== 'off' && post('Annotation', '/annotations', {range, annotation: {name: 'events', query}}),
      post('Metrics of the editor', '/search', {target: ''}),
    ].filter(Boolean);
    case 'simpod': return [
      get('Save & test', '/', {}),
      post('Panel', '/query', panel({payload: {}})),
      query !== 'off' && post('Annotation', '/query', {range, targets: [{refId: 'Anno', target: query, payload: {}}]}),
      post('Metrics of the editor', '/metrics', {metric: targets[0] ?? '', payload: {}}),
    ].filter(Boolean);
    case 'infinity': return [
      ...filters.length === 0
        ? [get('Panel', '/rows', {target: targets, from, to, maxDataPoints: width}), get('Alert rule', '/now', {target: targets, from, to})]
        : ['/rows', '/now'].map(path => post(path === '/rows' ? 'Panel' : 'Alert rule', path,
            {from, to, maxDataPoints: width, adhocFilters: filters, targets: targets.map(target => ({target}))})),
      query !== 'off' && get('Annotation', '/annotations', {query, from, to}),
      targets[0] !== undefined && get('The panel’s query, ready to paste', '/infinity', {target: targets[0]}),
    ].filter(Boolean);
    default: {
      const asked = {target: targets.map(target => byTags(target, filters)), from: Math.floor(from / 1000), until: Math.ceil(to / 1000)};
      return [{title: 'Panel', path: '/render', body: withParameters('', {...asked, format: 'json', maxDataPoints: width}).slice(1), type: FORM}];
    }
  }
}

/** Graphite has filters in the target alone, and no comparison of sizes. */
function byTags(target, filters) {
  const operators = {'=': '=', '!=': '!=', '=~': '=~', '!~': '!=~'};
  const conditions = filters.filter(({operator}) => operator in operators).map(({key, operator, value}) => key + operators[operator] + value);
  if (conditions.length === 0) return target;
  return `seriesByTag(${[`name=${target}`, ...conditions].map(text => (text.includes("'") ? `"${text}"` : `'${text}'`)).join(', ')})`;
}

export class Grafana {
  /** `about` is what the server says of itself, `shown()` gives what the page shows; see {@link requests}. */
  constructor(about, shown) {
    Object.assign(this, {shown, clients: ALL.filter(client => !client.needs || about.endpoints.includes(client.needs))});
    $('client').append(...this.clients.map(client => el('option', {value: client.id}, client.name)));
    $('client').onchange = () => this.draw();
  }

  get client() { return this.clients.find(client => client.id === $('client').value); }

  /** Draws again if something else is shown; that time has passed is no reason. */
  update() {
    const {targets, filters, annotations, span} = this.shown();
    const key = JSON.stringify([targets, filters, annotations, span]);
    if (key !== this.key) this.draw();
    this.key = key;
  }

  /** Draws what is open; nothing is asked for before somebody looks. */
  draw() {
    if (!$('setup').hidden) this.drawSetup();
    if (!$('asks').hidden) this.drawAsks();
  }

  drawSetup() {
    const {id, name, plugin, alerts, grafana} = this.client;
    const {targets} = this.shown();
    const step = (title, hint, path, file, command) => {
      const line = command(quoted(server() + path));
      const problem = el('b', {class: 'error', role: 'alert'});
      const onclick = () => {
        problem.textContent = '';
        download(path.slice(1), {accept: '*/*', name: file}).catch(failure => { problem.textContent = failure.message; });
      };
      return el('div', {class: 'step'},
          el('h2', {}, title, ' ', el('small', {}, hint), el('span', {}, problem, el('button', {onclick, class: 'quiet'}, `Download ${file}`))),
          copied(line, () => line));
    };
    const get = `curl -sf${keyForCommands()}`;
    const post = "curl -s -u admin:admin -H 'Content-Type: application/json' -d @- http://127.0.0.1:3000/api/dashboards/db";
    const dashboard = (title, hint, parameters) => step(title, hint, withParameters('/-/grafana/dashboard.json', {plugin: id, ...parameters}), 'dashboard.json',
        url => `${get} ${url.slice(0, -1)}&for=api' | ${post}`);
    const above = el('input', {type: 'number', step: 'any', value: this.above ?? 0, 'aria-label': 'Alert above', onchange: () => {
      this.above = above.value;
      this.drawSetup();
    }});
    $('setup').replaceChildren(
        el('p', {class: 'hint'}, `${name} (${plugin}): ${grafana}; alert rules: ${alerts ? 'yes' : 'no'}. The address for a data source made by hand: `, el('b', {}, server())),
        step('1. Data source', 'then restart Grafana', withParameters('/-/grafana/datasource.yaml', {plugin: id}), 'datasource.yaml',
            url => `${get} -o /etc/grafana/provisioning/datasources/simplejson.yaml ${url}`),
        dashboard('2. Dashboard of all metrics', 'or import the file: Dashboards, New, Import', {}),
        targets.length > 0 ? dashboard('Or only what is shown here', targets.join(', '), {target: targets}) : '',
        alerts && targets.length > 0 ? el('div', {class: 'step'}, el('label', {class: 'row'}, el('b', {}, '3. Alert rule'), ` if ${targets[0]} is above `, above),
            step('', '', withParameters('/-/grafana/alert.yaml', {plugin: id, target: targets[0], above: above.value || 0}), 'alert.yaml',
                url => `${get} -o /etc/grafana/provisioning/alerting/simplejson.yaml ${url}`)) : '');
  }

  drawAsks() {
    const shown = this.shown();
    if (shown.targets.length === 0) {
      $('asks').replaceChildren(el('p', {class: 'hint'}, 'Choose a metric first.'));
      return;
    }
    $('asks').replaceChildren(...requests(this.client.id, shown).map(request => this.request(request)));
  }

  request({title, path, body, type}) {
    const command = curl(path, body === undefined ? '' : ` -d ${quoted(body)}`);
    const outcome = el('span');
    let whole = '…';
    const box = copied(whole, () => whole);
    const show = text => { box.firstChild.textContent = text; };
    send(path.slice(1), {body, type, accept: 'application/json, text/plain, */*'}).then(got => {
      whole = pretty(got.answer);
      outcome.textContent = `${got.status} · ${got.millis.toFixed(0)} ms · ${count(got.answer.length)} characters`;
      show(whole.length > SHOWN ? `${whole.slice(0, SHOWN)}\n… ${count(whole.length - SHOWN)} characters more; Copy has them all` : whole);
    }).catch(failure => {
      if (!(failure instanceof ServerError)) throw failure;
      show(failure.message);
    });
    return el('div', {class: 'step'}, el('h2', {}, title, outcome), copied(command, () => command), box);
  }
}

const copied = (shown, text) => el('div', {class: 'command'}, el('pre', {tabIndex: 0}, shown), copyButton(text));

/** JSON a line for each element, which is how people read rows and points; anything else as it is. */
function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 1).replace(/([[{])\n\s+([^[\]{}]*?)\n\s*([\]}])/g, (all, open, inner, close) => open + inner.replace(/\n\s+/g, ' ') + close);
  } catch {
    return text;
  }
}
