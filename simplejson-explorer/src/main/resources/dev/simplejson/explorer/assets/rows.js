// SPDX-License-Identifier: Apache-2.0
// Long lists, of which only the rows in sight exist as elements.

import {el} from './dom.js';

const ROW = 30;
const MARGIN = 10;

/**
 * A list of any length to choose from. `row(item)` makes what is inside a row; `pick(item, add)` is told what the user wants.
 * Keys: arrows, Page Up and Down, Home, End; Enter picks one alone, Space adds it.
 */
export class PickList {
  constructor(box, {row, pick, isChosen}) {
    Object.assign(this, {box, row, pick, isChosen, items: [], active: 0});
    this.inner = el('div', {class: 'inner', role: 'presentation'});
    box.append(this.inner);
    box.addEventListener('scroll', () => this.draw(), {passive: true});
    new ResizeObserver(() => this.draw()).observe(box);
    box.addEventListener('keydown', event => this.onKey(event));
    box.addEventListener('click', event => {
      const option = event.target.closest('[role=option]');
      if (option === null) return;
      this.active = Number(option.dataset.index);
      pick(this.items[this.active], event.ctrlKey || event.metaKey || event.target.closest('.add') !== null);
    });
  }

  show(items) {
    this.items = items;
    this.active = Math.min(this.active, Math.max(0, items.length - 1));
    this.draw();
  }

  onKey(event) {
    const page = Math.max(1, Math.floor(this.box.clientHeight / ROW) - 1);
    const moves = {ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -this.items.length, End: this.items.length};
    if (event.key in moves) {
      this.moveTo(this.active + moves[event.key]);
    } else if ((event.key === 'Enter' || event.key === ' ') && this.items.length > 0) {
      this.pick(this.items[this.active], event.key === ' ');
    } else {
      return;
    }
    event.preventDefault();
  }

  moveTo(index) {
    this.active = Math.max(0, Math.min(this.items.length - 1, index));
    const top = this.active * ROW;
    if (top < this.box.scrollTop) this.box.scrollTop = top;
    if (top + ROW > this.box.scrollTop + this.box.clientHeight) this.box.scrollTop = top + ROW - this.box.clientHeight;
    this.draw();
  }

  draw() {
    const {box, inner, items} = this;
    inner.style.height = `${items.length * ROW}px`;
    const first = Math.max(0, Math.floor(box.scrollTop / ROW) - MARGIN);
    const last = Math.min(items.length, Math.ceil((box.scrollTop + box.clientHeight) / ROW) + MARGIN);
    const options = [];
    for (let index = first; index < last; index++) {
      const option = el('div', {
        id: `metric-${index}`, class: index === this.active ? 'option active' : 'option', role: 'option',
        'aria-selected': String(this.isChosen(items[index])), 'aria-setsize': items.length, 'aria-posinset': index + 1,
      }, this.row(items[index]));
      option.dataset.index = index;
      option.style.top = `${index * ROW}px`;
      options.push(option);
    }
    inner.replaceChildren(...options);
    if (this.active >= first && this.active < last) box.setAttribute('aria-activedescendant', `metric-${this.active}`);
    else box.removeAttribute('aria-activedescendant');
  }
}

/** A table of any length. `columns` are `{title, numeric}`; `cell(row, column)` gives the text. */
export function longTable(columns, length, cell, caption) {
  const body = el('tbody');
  const table = el('table', {'aria-rowcount': length + 1}, el('caption', {class: 'hidden'}, caption),
      el('thead', {}, el('tr', {'aria-rowindex': 1}, columns.map(column => el('th', {scope: 'col', class: column.numeric ? 'numeric' : ''}, column.title)))),
      body);
  const box = el('div', {class: 'table', tabIndex: 0, role: 'region', 'aria-label': caption}, table);
  const space = height => {
    const row = el('tr', {class: 'space', 'aria-hidden': 'true'}, el('td', {colSpan: Math.max(1, columns.length)}));
    row.firstChild.style.height = `${height}px`;
    return row;
  };
  const draw = () => {
    const first = Math.max(0, Math.floor(box.scrollTop / ROW) - MARGIN);
    const last = Math.min(length, Math.ceil((box.scrollTop + (box.clientHeight || 600)) / ROW) + MARGIN);
    const rows = [];
    for (let row = first; row < last; row++) {
      rows.push(el('tr', {'aria-rowindex': row + 2},
          columns.map((column, index) => el('td', {class: column.numeric ? 'numeric' : ''}, cell(row, index)))));
    }
    body.replaceChildren(space(first * ROW), ...rows, space((length - last) * ROW));
  };
  box.addEventListener('scroll', draw, {passive: true});
  draw();
  return box;
}
