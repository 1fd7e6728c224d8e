// SPDX-License-Identifier: Apache-2.0
// Ad-hoc filters: keys and values come from the server, as in Grafana.

import {ask} from './api.js';
import {$, el, opens} from './dom.js';

const OPERATORS = ['=', '!=', '=~', '!~', '<', '<=', '>', '>='];

export class Filters {
  /** `context()` gives `{queries, timeRange}` as Grafana sends them; `onChange()` follows each change. */
  constructor(list, {context, onChange}) {
    Object.assign(this, {list, context, onChange});
    $('filter-operator').append(...OPERATORS.map(operator => el('option', {}, operator)));
    this.panel = opens($('add-filter'), $('filter-form'), () => this.offerKeys());
    $('filter-key').addEventListener('change', () => this.offerValues());
    $('filter-form').addEventListener('submit', event => {
      event.preventDefault();
      if ($('filter-key').value !== '') this.add($('filter-key').value, $('filter-operator').value, $('filter-value').value);
      this.panel.close();
    });
    this.draw();
  }

  add(key, operator, value) {
    this.list.push({key, operator, value});
    $('filter-value').value = '';
    this.draw();
    this.onChange();
  }

  draw() {
    $('filters').replaceChildren(...this.list.map((filter, index) => {
      const remove = el('button', {'aria-label': `Remove the filter ${filter.key} ${filter.operator} ${filter.value}`}, '×');
      remove.addEventListener('click', () => {
        this.list.splice(index, 1);
        this.draw();
        this.onChange();
        $('add-filter').focus();
      });
      return el('li', {}, el('span', {}, filter.key, ' ', el('b', {}, filter.operator), ' ', filter.value), remove);
    }));
  }

  async offerKeys() {
    const keys = await this.offered('tag-keys', {});
    $('filter-key').replaceChildren(...keys.map(key => el('option', {}, key)));
    if (keys.length === 0) $('filter-key').append(el('option', {value: ''}, 'no labels here'));
    $('filter-key').focus();
    await this.offerValues();
  }

  async offerValues() {
    const values = $('filter-key').value === '' ? [] : await this.offered('tag-values', {key: $('filter-key').value});
    $('filter-values').replaceChildren(...values.map(value => el('option', {value})));
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
