// SPDX-License-Identifier: Apache-2.0
// Ad-hoc filters: keys and values come from the server, as in Grafana.

import {ask} from './api.js';
import {$, el, opens} from './dom.js';

const options = (texts, label = text => text) => texts.map(value => el('option', {value}, label(value)));

export class Filters {
  /** `context()` gives `{queries, timeRange}` as Grafana sends them; `onChange()` follows each change. */
  constructor(list, {context, onChange}) {
    Object.assign(this, {list, context, onChange});
    $('filter-operator').append(...options(['=', '!=', '=~', '!~', '<', '<=', '>', '>=']));
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
    const keys = await this.offered('tag-keys', {});
    $('filter-key').replaceChildren(...options(keys.length ? keys : [''], key => key || 'no labels here'));
    $('filter-key').focus();
    await this.offerValues();
  }

  async offerValues() {
    const key = $('filter-key').value;
    $('filter-values').replaceChildren(...options(key === '' ? [] : await this.offered('tag-values', {key}), () => ''));
  }

  async offered(path, body) {
    try {
      return (await ask(path, {body: {...body, filters: this.list, ...this.context()}})).map(entry => entry.text);
    } catch (failure) {
      $('filter-value').placeholder = failure.message;
      return [];
    }
  }
}
