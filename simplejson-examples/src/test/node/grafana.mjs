// SPDX-License-Identifier: Apache-2.0

// Grafana's own code, as it reads the answers of SimpleJson and of simPod's plugin. It is made for browsers; all it misses here is the
// language, which Node 20 does not tell. Its CommonJS form is the one that Node can load.
import { createRequire } from 'node:module';

globalThis.navigator ??= { language: 'en-US', languages: ['en-US'] };

const grafana = createRequire(import.meta.url)('@grafana/data');

const server = process.env.SIMPLEJSON_URL;
if (!server) {
  throw new Error('SIMPLEJSON_URL is not set; expected the URL of a running example server, such as http://127.0.0.1:8080');
}

/** The answer to a request, which must succeed. */
export async function ask(path, body) {
  const answer = await fetch(server + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/plain, */*' },
    body: JSON.stringify(body),
  });
  if (answer.status !== 200) {
    throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  }
  return answer.json();
}

/** The answer to a query as the frames that a panel gets. */
export async function query(request) {
  return readFrames(await ask('/query', request));
}

/** The elements of an answer as the frames that a panel gets. */
export function readFrames(answer) {
  return answer.map((element) => grafana.guessFieldTypes(grafana.toDataFrame(element)));
}

/** A whole body as one frame: how simPod's plugin reads the values of a variable. */
export function bodyFrame(body) {
  return grafana.toDataFrame(body);
}

/** Events as the frame that newer Grafana makes of them. */
export function annotationFrame(events) {
  return grafana.arrayToDataFrame(events);
}

/** What the panel writes as a field's name, in legends and column heads. */
export function displayNames(frame, frames = [frame]) {
  return frame.fields.map((field) => grafana.getFieldDisplayName(field, frame, frames));
}

/** A value as the axis shows it, with the unit that the server named. */
export function shown(frame, fieldName, value) {
  const [overridden] = grafana.applyFieldOverrides({
    data: [frame],
    fieldConfig: { defaults: {}, overrides: [] },
    replaceVariables: (text) => text,
    theme: grafana.createTheme(),
    timeZone: 'utc',
  });
  const text = overridden.fields.find((field) => field.name === fieldName).display(value);
  return text.text + (text.suffix ?? '');
}

/** What a field is, in one word each. */
export function fields(frame) {
  return frame.fields.map((field) => `${field.name}: ${field.type}`);
}
