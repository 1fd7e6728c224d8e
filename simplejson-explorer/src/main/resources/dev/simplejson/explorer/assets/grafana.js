// SPDX-License-Identifier: Apache-2.0
// Grafana's side: the files that set it up, and for each of its clients the request it sends for what the page shows, with the answer.

import {ask, base, download, expected, keyForCommands, parameters, send} from './api.js';
import {$, copyButton, el} from './dom.js';
import {count} from './units.js';

const FORM = 'application/x-www-form-urlencoded';

/** Servers take 8 kB and more for a request's head; a longer address goes into a body. */
const LONGEST = 2500;

/** Longer answers are shown up to here; they are copied whole. */
const SHOWN = 6000;

const server = () => base.replace(/\/$/, '');
const quoted = text => `'${text.replaceAll("'", `'\\''`)}'`;
const hint = (...words) => el('p', {class: 'hint'}, ...words);

export class Grafana {
  /** `about` is what the server says of itself, `shown()` gives what the page shows; a target is named as it is at the server's address. */
  constructor({clients, address}, shown) {
    // Of a proxy that says nothing the server knows nothing, so it is told by which address the page was reached.
    Object.assign(this, {shown, clients, said: ['', server()].includes(address) ? {} : {url: server()}});
    $('client').append(...clients.map(({id, name}) => el('option', {value: id}, name)));
    $('client').onchange = () => this.draw();
  }

  /** Draws again if something else is shown; that time has passed is no reason. */
  update() {
    const {targets, type, filters, annotations, span} = this.shown();
    const key = JSON.stringify([targets, type, filters, annotations, span]);
    if (key !== this.key) this.draw();
    this.key = key;
  }

  /** Draws what is open; nothing is asked for before somebody looks. */
  draw() {
    if (!$('setup').hidden) this.drawSetup();
    if (!$('asks').hidden) this.drawAsks();
  }

  drawSetup() {
    const {id, name, plugin, alerts, grafana} = this.clients.find(client => client.id === $('client').value);
    const {targets, filters} = this.shown();
    const without = filters.length === 0 ? '' : `, without the filters ${filters.map(({key, operator, value}) => `${key} ${operator} ${value}`).join(', ')}`;
    const step = (title, words, file, more, command) => {
      const path = `/-/grafana/${file}`;
      const query = parameters({plugin: id, ...this.said, ...more});
      const long = query.length > LONGEST;
      const line = command((extra = '') => (long ? `-d ${quoted(query + extra)} ${quoted(server() + path)}` : quoted(`${server()}${path}?${query}${extra}`)));
      const problem = el('b', {class: 'error', role: 'alert'});
      const onclick = () => {
        problem.textContent = '';
        download(path.slice(1) + (long ? '' : `?${query}`), {accept: '*/*', name: file, body: long ? query : undefined, type: FORM})
            .catch(failure => { problem.textContent = failure.message; });
      };
      return el('div', {class: 'step'},
          el('h2', {}, title, ' ', el('small', {}, words), el('span', {}, problem, el('button', {onclick, class: 'quiet'}, `Download ${file}`))),
          copied(line, () => line));
    };
    const get = `curl -sf${keyForCommands()}`;
    const provision = folder => asked => `${get} -o /etc/grafana/provisioning/${folder}/simplejson.yaml ${asked()}`;
    const post = "curl -s -u admin:admin -H 'Content-Type: application/json' -d @- http://127.0.0.1:3000/api/dashboards/db";
    const dashboard = (title, words, more) => step(title, words, 'dashboard.json', more, asked => `${get} ${asked('&for=api')} | ${post}`);
    const above = el('input', {type: 'number', step: 'any', value: this.above ?? 0, 'aria-label': 'Alert above', onchange: () => {
      this.above = above.value;
      this.drawSetup();
    }});
    $('setup').replaceChildren(
        hint(`${name} (${plugin}): ${grafana}; alert rules: ${alerts ? 'yes' : 'no'}. The address for a data source made by hand: `, el('b', {}, server())),
        step('1. Data source', 'then restart Grafana', 'datasource.yaml', {}, provision('datasources')),
        dashboard('2. Dashboard of all metrics', 'or import the file: Dashboards, New, Import', {}),
        targets.length > 0 ? dashboard('Or only what is shown here', targets.join(', ') + without, {target: targets}) : '',
        alerts && targets.length > 0 ? el('div', {class: 'step'}, el('label', {class: 'row'}, el('b', {}, '3. Alert rule'), ` if ${targets[0]} is above `, above, without),
            step('', '', 'alert.yaml', {target: targets[0], above: above.value || 0}, provision('alerting'))) : '');
  }

  async drawAsks() {
    const {targets, type, filters, from, to, width, annotations} = this.shown();
    const turn = this.turn = {};
    $('asks').replaceChildren(targets.length === 0 ? hint('Choose a metric first.') : '');
    if (targets.length === 0) return;
    const of = name => filters.map(filter => filter[name]);
    const body = parameters({
      plugin: $('client').value, target: targets, type, from, to, width, annotations, key: of('key'), operator: of('operator'), value: of('value'),
    });
    const drawn = await ask('-/grafana/requests', {body, type: FORM})
        .then(requests => requests.map(request => this.request(request)), expected(failure => [el('p', {class: 'error'}, failure.message)]));
    if (turn === this.turn) $('asks').replaceChildren(...drawn);
  }

  request({title, path, body, type, note}) {
    const command = `curl -s${keyForCommands()}${body === undefined ? '' : ` -d ${quoted(body)}`} ${quoted(server() + path)}`;
    const outcome = el('span');
    let whole = '…';
    const box = copied(whole, () => whole);
    const show = text => { box.firstChild.textContent = text; };
    send(path.slice(1), {body, type, accept: 'application/json, text/plain, */*'}).then(got => {
      whole = pretty(got.answer);
      outcome.textContent = `${got.status} · ${got.millis.toFixed(0)} ms · ${count(got.answer.length)} characters`;
      show(whole.length > SHOWN ? `${whole.slice(0, SHOWN)}\n… ${count(whole.length - SHOWN)} characters more; Copy has them all` : whole);
    }).catch(expected(failure => show(failure.message)));
    return el('div', {class: 'step'}, el('h2', {}, title, outcome), note && el('p', {class: 'error'}, note), copied(command, () => command), box);
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
