// SPDX-License-Identifier: Apache-2.0
// Talks to the server that the page came from. A key lives in this module's memory and nowhere else.
/* global early */

export const base = document.baseURI;

/** What the server said when it refused, in its own words. */
export class ServerError extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

let key = null;

/** How the commands on the page name the key: never the key itself. */
export const keyForCommands = () => (key === null ? '' : ` -H "${key.header}: ${key.shown}"`);

/** Fails like a server that refuses the key if no header can hold it. */
export function useKey(kind, name, secret) {
  const scheme = {bearer: 'Bearer ', basic: 'Basic ', header: ''}[kind];
  const value = kind === 'basic' ? btoa(String.fromCharCode(...new TextEncoder().encode(`${name}:${secret}`))) : secret;
  const header = kind === 'header' ? name : 'Authorization';
  try {
    new Headers([[header, scheme + value]]);
  } catch {
    throw new ServerError(`no HTTP request can carry this ${/^[\w-]+$/.test(header) ? 'key: it has a character that headers cannot hold' : 'name of a header'}`, 401);
  }
  key = {header, value: scheme + value, shown: `${scheme}$SIMPLEJSON_KEY`};
}

export const hasKey = () => key !== null;

/** Sends one request; `answer` is the text, whatever the status. Without a body it is a GET, which the page may have sent before its scripts were there. */
export async function send(path, {body, type = 'application/json', accept = 'application/json', signal} = {}) {
  const headers = {Accept: accept};
  if (body !== undefined) headers['Content-Type'] = type;
  if (key !== null) headers[key.header] = key.value;
  const began = performance.now();
  try {
    const sent = early[path];
    delete early[path];
    const response = await (sent ?? fetch(new URL(path, base), {method: body === undefined ? 'GET' : 'POST', headers, body, signal, cache: 'no-store'}));
    const answer = await response.text();
    return {status: response.status, ok: response.ok, answer, millis: performance.now() - began, type: response.headers.get('Content-Type') ?? ''};
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new ServerError(`the server at ${base} does not answer, or broke its answer off`, 0);
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A message, a text, or what a proxy says with a page of its own. */
const refusal = ({status, answer, type}) => {
  const text = /html/.test(type) ? '' : answer.trim();
  return new ServerError(parsed(answer)?.message ?? (text || `the server refused with status ${status}`), status);
};

/** What a request may fail with; anything else is a fault of the page. */
export const expected = answer => failure => {
  if (!(failure instanceof ServerError)) throw failure;
  return answer(failure);
};

/** The answer as JSON; an object as body is sent as JSON. Fails with the server's own words. */
export async function ask(path, {body, ...more} = {}) {
  const got = await send(path, {body: typeof body === 'object' ? JSON.stringify(body) : body, ...more});
  if (!got.ok) throw refusal(got);
  const json = parsed(got.answer);
  if (json === undefined) throw new ServerError(`${path} was answered with something that is not JSON`, got.status);
  return json;
}

/** Saves an answer as a file. A link could not send the key. */
export async function download(path, {name, ...more}) {
  const got = await send(path, more);
  if (!got.ok) throw refusal(got);
  const url = URL.createObjectURL(new Blob([got.answer], {type: got.type}));
  Object.assign(document.createElement('a'), {href: url, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Parameters as an address or a form has them; an array repeats its name. */
export const parameters = values =>
  Object.entries(values).flatMap(([name, value]) => [value].flat().map(one => `${name}=${encodeURIComponent(one)}`)).join('&');
