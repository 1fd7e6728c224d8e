// SPDX-License-Identifier: Apache-2.0
// The few helpers that make elements. Text is always text: nothing that a server sends is ever read as HTML.

export const $ = id => document.getElementById(id);

/** `el('button', {class: 'x', onclick}, 'text', child)`; fields that are no properties become attributes. */
export function el(tag, fields = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === false) continue;
    if (name === 'class') element.className = value;
    else if (name in element && !name.startsWith('aria')) element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined));
  return element;
}

/** A button that opens a panel below it; Escape and a click elsewhere close it. */
export function opens(button, panel, onOpen = () => {}) {
  const show = open => {
    panel.hidden = !open;
    button.setAttribute('aria-expanded', open);
  };
  button.addEventListener('click', () => {
    show(panel.hidden);
    if (!panel.hidden) onOpen();
  });
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !panel.hidden) {
      show(false);
      button.focus();
    }
  });
  document.addEventListener('pointerdown', event => {
    if (!panel.hidden && !panel.contains(event.target) && !button.contains(event.target)) show(false);
  });
  return {close: () => show(false)};
}

/** A button that copies what `text()` gives, and says so. */
export function copyButton(text) {
  const button = el('button', {class: 'quiet', type: 'button'}, 'Copy');
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text());
      button.textContent = 'Copied';
    } catch {
      // Without HTTPS there is no clipboard to write to but the old way.
      const area = el('textarea', {value: text(), class: 'hidden'});
      document.body.append(area);
      area.select();
      button.textContent = document.execCommand('copy') ? 'Copied' : 'Select and copy it by hand';
      area.remove();
    }
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  });
  return button;
}
