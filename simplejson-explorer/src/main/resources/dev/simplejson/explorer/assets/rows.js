// SPDX-License-Identifier: Apache-2.0
// Long lists, of which only the rows in sight exist as elements.

import {el} from './dom.js';

const ROW = 30;
const MARGIN = 10;

/** The first row to draw, and the one after the last. */
const inSight = (box, length) => [
  Math.max(0, Math.floor(box.scrollTop / ROW) - MARGIN),
  Math.min(length, Math.ceil((box.scrollTop + (box.clientHeight || 600)) / ROW) + MARGIN),
];

const some = (first, last, make) => Array.from({length: Math.max(0, last - first)}, (_, i) => make(first + i));

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
    box.onkeydown = event => this.onKey(event);
    box.onclick = event => {
      const option = event.target.closest('[role=option]');
      if (option === null) return;
      this.active = option.getAttribute('aria-posinset') - 1;
      pick(this.items[this.active], event.ctrlKey || event.metaKey || event.target.closest('.add') !== null);
    };
  }

  show(items) {
    this.items = items;
    this.active = Math.min(this.active, Math.max(0, items.length - 1));
    this.draw();
  }

  onKey(event) {
    const page = Math.max(1, Math.floor(this.box.clientHeight / ROW) - 1);
    const move = {ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity}[event.key];
    if (move) this.moveTo(this.active + move);
    else if (/^(Enter| )$/.test(event.key) && this.items.length > 0) this.pick(this.items[this.active], event.key === ' ');
    else return;
    event.preventDefault();
  }

  moveTo(index) {
    const {box} = this;
    this.active = Math.max(0, Math.min(this.items.length - 1, index));
    const top = this.active * ROW;
    box.scrollTop = Math.max(Math.min(box.scrollTop, top), top + ROW - box.clientHeight);
    this.draw();
  }

  draw() {
    const {box, inner, items, active} = this;
    const [first, last] = inSight(box, items.length);
    inner.style.height = `${items.length * ROW}px`;
    inner.replaceChildren(...some(first, last, index => el('div', {
      id: `metric-${index}`, class: index === active ? 'option active' : 'option', role: 'option', style: `top: ${index * ROW}px`,
      'aria-selected': this.isChosen(items[index]), 'aria-setsize': items.length, 'aria-posinset': index + 1,
    }, this.row(items[index]))));
    box.setAttribute('aria-activedescendant', active >= first && active < last ? `metric-${active}` : '');
  }
}

/** A table of any length. `columns` are `{title, numeric}`; `cell(row, column)` gives the text. */
export function longTable(columns, length, cell, caption) {
  const body = el('tbody');
  const cells = (tag, fields, text) => columns.map((column, index) => el(tag, {...fields, class: column.numeric ? 'numeric' : ''}, text(column, index)));
  const box = el('div', {class: 'table', tabIndex: 0, role: 'region', 'aria-label': caption}, el('table', {'aria-rowcount': length + 1},
      el('caption', {class: 'hidden'}, caption),
      el('thead', {}, el('tr', {'aria-rowindex': 1}, cells('th', {scope: 'col'}, column => column.title))),
      body));
  const space = rows => el('tr', {class: 'space', 'aria-hidden': 'true'}, el('td', {colSpan: Math.max(1, columns.length), style: `height: ${rows * ROW}px`}));
  const draw = () => {
    const [first, last] = inSight(box, length);
    body.replaceChildren(space(first), ...some(first, last, row => el('tr', {'aria-rowindex': row + 2}, cells('td', {}, (_, index) => cell(row, index)))),
        space(length - last));
  };
  box.addEventListener('scroll', draw, {passive: true});
  draw();
  return box;
}
