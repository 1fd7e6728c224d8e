// SPDX-License-Identifier: Apache-2.0
// The side of the page: sources with their health, and all their metrics to search and choose from.

import {ask, download, expected, hasKey, parameters} from './api.js';
import {$, el} from './dom.js';
import {PickList} from './rows.js';
import {count} from './units.js';

/** More than this many hits in what is listed, and the sources are not asked for others that they do not list. */
const ENOUGH = 50;

/** How long a slow source keeps the next one from being shown first. */
const PATIENCE_MS = 3000;

export class Metrics {
  /** `pick(metric, add)` is told what was chosen, `isChosen(metric)` asked what is. */
  constructor({pick, isChosen}) {
    this.sources = new Map();
    this.all = [];
    this.only = '';
    this.leftOut = '';
    this.list = new PickList($('metrics'), {row: metric => this.row(metric), pick, isChosen});
    $('search').oninput = () => this.search();
    $('search').onkeydown = event => {
      if (event.key === 'ArrowDown') {
        $('metrics').focus();
        event.preventDefault();
      } else if (event.key === 'Enter' && this.list.items[0]) {
        pick(this.list.items[0], event.ctrlKey || event.metaKey);
      }
    };
  }

  /**
   * Asks every source for its health and its metrics, each on its own: one that is slow or broken keeps no other waiting. Gives the metrics to begin with:
   * those of the first source that is well, in the list's order, unless that is slow.
   */
  async load({sources: names, problems, endpoints}) {
    this.problems = problems;
    const sources = names.map(name => ({name, state: 'wait', why: '', metrics: []}));
    for (const source of sources) this.sources.set(source.name, source);
    this.drawSources();
    const loads = sources.map(async source => {
      const health = this.check(source);
      try {
        const found = await ask(`${encodeURIComponent(source.name)}/-/explorer/metrics`);
        source.metrics = found.map(one => asMetric(source.name, one));
        if (!found[0]) source.why = `No metrics${endpoints.includes('/-/discovery') ? '; see /-/discovery' : ''}`;
        this.all = sources.flatMap(one => one.metrics);
        await health;
      } catch (failure) {
        Object.assign(source, {state: 'bad', why: failure.message});
      }
      this.drawSources();
      this.search();
      return source;
    });
    if (endpoints.includes('/-/discovery')) Promise.all(loads).then(() => this.tellLeftOut());
    const shows = source => source.state === 'good' && source.metrics[0];
    const late = new Promise(resolve => setTimeout(resolve, PATIENCE_MS));
    for (const [index, source] of sources.entries()) {
      await Promise.race([loads[index], late]);
      if (shows(source)) return source.metrics;
    }
    await Promise.all(loads);
    return sources.find(shows)?.metrics ?? this.all;
  }

  async tellLeftOut() {
    const found = await ask('-/discovery').catch(expected(() => []));
    const tables = found.flatMap(one => one.tables).filter(({shown}) => !shown).length;
    if (!tables) return;
    const onclick = event => { // A link could not send the key.
      event.preventDefault();
      download('-/discovery', {name: 'discovery.txt', accept: 'text/plain'}).catch(expected(failure => { event.target.textContent = failure.message; }));
    };
    this.leftOut = el('li', {class: 'found'}, `Tables left out: ${count(tables)}, `, el('a', {href: '-/discovery', target: '_blank', onclick: hasKey() ? onclick : null}, 'why'));
    this.drawSources();
  }

  async check(source) {
    try {
      await ask(encodeURIComponent(source.name));
      if (source.state === 'wait') source.state = 'good';
    } catch (failure) {
      Object.assign(source, {state: 'bad', why: failure.message});
    }
    this.drawSources();
  }

  /** Health again; it may have changed since. */
  recheck() {
    for (const source of this.sources.values()) {
      if (source.metrics[0]) source.state = 'wait';
      this.check(source);
    }
  }

  get well() { return [...this.sources.values()].filter(source => source.state !== 'bad').map(source => source.name); }

  /** Whether two sources have a metric of this name, so that the source must be said. */
  isAmbiguous(name) {
    return [...this.sources.values()].filter(source => source.metrics.some(metric => metric.name === name)).length > 1;
  }

  drawSources() {
    const states = {wait: ['…', 'being asked'], good: ['✓', 'is well'], bad: ['!', 'is not well']};
    $('sources').replaceChildren(...[...this.sources.values()].map(source => {
      const [mark, words] = states[source.state];
      const onclick = () => {
        this.only = this.only === source.name ? '' : source.name;
        this.drawSources();
        this.search();
      };
      return el('li', {}, el('button', {onclick, 'aria-pressed': this.only === source.name, title: `Only the metrics of ${source.name}`},
          el('b', {class: source.state}, el('span', {'aria-hidden': 'true'}, mark), el('span', {class: 'hidden'}, `${words}:`)),
          el('span', {}, source.name), el('span', {class: 'number'}, count(source.metrics.length), el('span', {class: 'hidden'}, ' metrics'))),
          source.why ? el('p', {class: 'why'}, source.why) : null);
    }), ...this.problems.map(problem => el('li', {class: 'why'}, problem)),
    this.leftOut);
  }

  search() {
    const typed = $('search').value.trim();
    this.words = typed.toLowerCase().split(/\s+/).filter(Boolean);
    const hits = this.words.length === 0 ? this.pool : this.pool.filter(metric => this.words.every(word => metric.text.includes(word)));
    this.show(hits, typed);
    clearTimeout(this.later);
    if (typed && hits.length < ENOUGH) this.later = setTimeout(() => this.searchSources(typed, hits), 200);
  }

  get pool() { return this.only ? this.sources.get(this.only).metrics : this.all; }

  show(hits, typed) {
    const free = typed !== '' && !hits.some(metric => metric.name === typed) ? [{source: '', name: typed, label: typed, free: true}] : [];
    this.list.show([...hits, ...free]);
    $('found').textContent = `${typed ? `${count(hits.length)} of ` : ''}${count(this.pool.length)} metrics`;
  }

  /** A source may answer for more than it lists. */
  async searchSources(typed, hits) {
    const names = this.only ? [this.only] : this.well;
    const known = new Set(this.all.map(keyOf));
    const found = await Promise.all(names.map(name => ask(`${encodeURIComponent(name)}/-/explorer/metrics?${parameters({search: typed})}`)
        .then(list => list.map(one => asMetric(name, one)), () => []))); // Its health says what is wrong with it.
    if ($('search').value.trim() !== typed) return;
    const more = found.flat().filter(metric => !known.has(keyOf(metric)));
    if (more[0]) this.show([...hits, ...more], typed);
  }

  row(metric) {
    const {label, name, source, free} = metric;
    const chosen = this.list.isChosen(metric);
    return [
      el('span', {class: 'name', title: label === name ? name : `${label} (${name})`}, free ? ['Ask for ', el('mark', {}, name)] : marked(label, this.words ?? [])),
      el('span', {class: 'of'}, this.sources.size > 1 ? source : ''),
      el('span', {class: 'add', 'aria-hidden': 'true', title: chosen ? 'Remove' : 'Add to the chart'}, chosen ? '✓' : '+'),
    ];
  }
}

/** Identifies a metric; a source's name holds no slash. */
export const keyOf = ({source, name}) => `${source}/${name}`;

/** As `/search` lists it: a name, or what to show and a name. */
function asMetric(source, one) {
  const {text: label, value: name, table} = typeof one === 'string' ? {text: one, value: one} : one;
  return {source, name, label, table, text: `${label}\n${name}\n${source}`.toLowerCase()};
}

/** The text with the words marked. */
const marked = (text, words) => (words.length === 0 ? text
  : text.split(RegExp(`(${words.map(word => word.replace(/\W/g, '\\$&')).join('|')})`, 'i')).map((part, i) => (i % 2 ? el('mark', {}, part) : part)));
