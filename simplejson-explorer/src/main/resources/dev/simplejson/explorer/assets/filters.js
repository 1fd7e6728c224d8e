// SPDX-License-Identifier: Apache-2.0
// Ad-hoc filters: keys and values come from the server, as in Grafana.

import {ask, expected} from './api.js';
import {$, el, opens} from './dom.js';

const options = (texts, label = text => text) => texts.map(value => el('option', {value}, label(value)));

export const OPERATORS = ['=', '!=', '=~', '!~', '<', '<=', '>', '>='];

export class Filters {
  /** `context()` gives `{queries, timeRange}` as Grafana sends them, the paths of `sources`, and `labels` if an answer has told them; `onChange()` follows each change. */
  constructor(list, {context, onChange}) {
    Object.assign(this, {list, context, onChange});
    $('filter-operator').append(...options(OPERATORS));
    const close = opens($('add-filter'), $('filter-form'), () => this.offerKeys());
    $('filter-key').onchange = () => this.offerValues();
    $('filter-form').onsubmit = event => {
      event.preventDefault();
      if ($('filter-key').value !== '') this.add($('filter-key').value, $('filter-operator').value, $('filter-value').value);
      close();
    };
    this.draw();
  }

  add(key, operator, value) {
    this.list.push({key, operator, value});
    $('filter-value').value = '';
    this.draw();
    this.onChange();
  }

  draw() {
    $('filters').replaceChildren(...this.list.map(({key, operator, value}, index) => el('li', {},
        el('span', {}, key, ' ', el('b', {}, operator), ' ', value),
        el('button', {'aria-label': `Remove the filter ${key} ${operator} ${value}`, onclick: () => {
          this.list.splice(index, 1);
          this.draw();
          this.onChange();
          $('add-filter').focus();
        }}, '×'))));
  }

  async offerKeys() {
    const {labels} = this.context();
    const keys = [...new Set(labels ?? await this.offered('tag-keys', {}))];
    $('filter-key').replaceChildren(...options(keys.length ? keys : [''], key => key || 'no labels here'));
    $('filter-key').focus();
    await this.offerValues();
  }

  async offerValues() {
    const key = $('filter-key').value;
    $('filter-values').replaceChildren(...options(key === '' ? [] : await this.offered('tag-values', {key}), () => ''));
  }

  /** Only the sources of what is shown are asked: another's labels would do nothing. */
  async offered(path, body) {
    const {sources, queries, timeRange} = this.context();
    $('filter-value').placeholder = 'value';
    const answers = await Promise.all(sources.map(source => ask(source + path, {body: {...body, filters: this.list, queries, timeRange}})
        .catch(expected(failure => {
          $('filter-value').placeholder = failure.message;
          return [];
        }))));
    return [...new Set(answers.flat().map(entry => entry.text))];
  }
}
