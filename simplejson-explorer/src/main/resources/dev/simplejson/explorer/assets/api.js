// SPDX-License-Identifier: Apache-2.0
// Talks to the server that the page came from. A key lives in this module's memory and nowhere else.

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
export function keyForCommands() {
  return key === null ? '' : ` -H "${key.header}: ${key.shown}"`;
}

export function useKey(kind, name, secret) {
  const kinds = {
    bearer: () => ({header: 'Authorization', value: `Bearer ${secret}`, shown: 'Bearer $SIMPLEJSON_KEY'}),
    basic: () => ({header: 'Authorization', value: `Basic ${base64(`${name}:${secret}`)}`, shown: 'Basic $SIMPLEJSON_KEY'}),
    header: () => ({header: name, value: secret, shown: '$SIMPLEJSON_KEY'}),
  };
  key = kinds[kind]();
}

export const hasKey = () => key !== null;

const base64 = text => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** Sends one request; `answer` is the text, whatever the status. A request without a body is a GET. */
export async function send(path, {body, type = 'application/json', accept = 'application/json', signal} = {}) {
  const headers = {Accept: accept};
  if (body !== undefined) headers['Content-Type'] = type;
  if (key !== null) headers[key.header] = key.value;
  const began = performance.now();
  let response;
  let answer;
  try {
    response = await fetch(new URL(path, base), {method: body === undefined ? 'GET' : 'POST', headers, body, signal, cache: 'no-store'});
    answer = await response.text();
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new ServerError(`the server at ${base} does not answer, or broke its answer off`, 0);
  }
  return {status: response.status, ok: response.ok, answer, millis: performance.now() - began, type: response.headers.get('Content-Type') ?? ''};
}

/** The answer as JSON; an object as body is sent as JSON. Fails with the server's own words. */
export async function ask(path, {body, signal} = {}) {
  const {ok, status, answer} = await send(path, {body: body === undefined ? undefined : JSON.stringify(body), signal});
  let json;
  try {
    json = JSON.parse(answer);
  } catch {
    throw new ServerError(ok ? `${path} was answered with something that is not JSON` : answer.trim() || `status ${status}`, status);
  }
  if (!ok) throw new ServerError(json.message ?? `status ${status}`, status);
  return json;
}

/** Saves an answer as a file. A link could not send the key. */
export async function download(path, {accept, name, body}) {
  const {ok, status, answer, type} = await send(path, {accept, body});
  if (!ok) {
    let message = answer;
    try {
      message = JSON.parse(answer).message ?? answer;
    } catch { /* Then it is text. */ }
    throw new ServerError(message, status);
  }
  const url = URL.createObjectURL(new Blob([answer], {type}));
  Object.assign(document.createElement('a'), {href: url, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A path with parameters; those that are undefined are left out, and an array repeats its name. */
export function withParameters(path, parameters) {
  const pairs = Object.entries(parameters)
      .flatMap(([name, value]) => [value].flat().filter(one => one !== undefined).map(one => [name, one]))
      .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}
