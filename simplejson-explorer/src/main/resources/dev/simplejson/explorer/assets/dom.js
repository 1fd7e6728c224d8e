// SPDX-License-Identifier: Apache-2.0
// The few helpers that make elements. Text is always text: nothing that a server sends is ever read as HTML.

export const $ = id => document.getElementById(id);

/** `el('button', {class: 'x', onclick}, 'text', child)`; fields that are no properties become attributes, children that are null are left out. */
export function el(tag, fields = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.flat().filter(child => child != null));
  return element;
}

/** A button that opens a panel below it; Escape and a click elsewhere close it. */
export function opens(button, panel, onOpen) {
  const show = open => {
    panel.hidden = !open;
    button.setAttribute('aria-expanded', open);
  };
  button.onclick = () => {
    show(panel.hidden);
    if (!panel.hidden) onOpen();
  };
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || panel.hidden) return;
    show(false);
    button.focus();
  });
  document.addEventListener('pointerdown', event => {
    if (!panel.contains(event.target) && !button.contains(event.target)) show(false);
  });
  return () => show(false);
}

/** A button that copies what `text()` gives, and says so. */
export const copyButton = text => el('button', {class: 'quiet', type: 'button', async onclick() {
  try {
    await navigator.clipboard.writeText(text());
    this.textContent = 'Copied';
  } catch {
    // Without HTTPS there is no clipboard to write to but the old way.
    const area = el('textarea', {value: text(), class: 'hidden'});
    document.body.append(area);
    area.select();
    this.textContent = document.execCommand('copy') ? 'Copied' : 'Select and copy it by hand';
    area.remove();
  }
  setTimeout(() => { this.textContent = 'Copy'; }, 1500);
}}, 'Copy');
