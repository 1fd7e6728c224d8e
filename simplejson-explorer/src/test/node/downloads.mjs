// SPDX-License-Identifier: Apache-2.0
// The files for Grafana: `node downloads.mjs URL...`. YAML is parsed, dashboards are type-checked against Grafana's own schema, and every query in them is
// sent as Grafana would send it and must be answered with data.

import assert from 'node:assert/strict';
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import {parse} from 'yaml';
import {check, summary} from './checks.mjs';

const PLUGINS = {
  infinity: 'yesoreyeram-infinity-datasource', graphite: 'graphite', simpod: 'simpod-json-datasource', simplejson: 'grafana-simple-json-datasource',
};
/** What PageServer means to fail, and what has no value. */
const BROKEN = ['customers', 'only gaps'];

async function ask(url, {body, type = 'application/json', headers = {}} = {}) {
  const answer = await fetch(url, body === undefined ? {headers} : {method: 'POST', body, headers: {'Content-Type': type, ...headers}});
  const text = await answer.text();
  return {status: answer.status, text, json: () => JSON.parse(text), headers: answer.headers};
}

/** As Grafana's TypeScript sees it: fields it does not know are errors. What plugins define for themselves it leaves open, so that is left out here. */
function typeErrors(name, dashboard) {
  const own = structuredClone(dashboard);
  const plain = ({refId, datasource}) => ({refId, datasource});
  for (const panel of own.panels) if (panel.targets) panel.targets = panel.targets.map(plain);
  for (const annotation of own.annotations.list) {
    if (annotation.target) annotation.target = plain(annotation.target);
    delete annotation.query; // SimpleJson's.
  }
  for (const variable of own.templating.list) if (variable.type === 'adhoc') delete variable.filters; // The schema has it in no kind of variable.
  const folder = path.join(import.meta.dirname, 'node_modules/.dashboards');
  mkdirSync(folder, {recursive: true});
  const file = path.join(folder, `${name}.ts`);
  writeFileSync(file, `import type {Dashboard} from '@grafana/schema';\nconst dashboard: Dashboard = ${JSON.stringify(own, null, 1)};\nexport default dashboard;\n`);
  const options = {strict: true, noEmit: true, skipLibCheck: true, types: [], module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext};
  return ts.getPreEmitDiagnostics(ts.createProgram([file], options)).map(one => ts.flattenDiagnosticMessageText(one.messageText, '\n'));
}

const escaped = value => value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** What Grafana puts into queries: the time, and variables in the format that is asked for. */
function interpolated(text, range, variables) {
  assert.ok(!/\$(datasource|__from|__to)|\[\[/.test(text), `Grafana would put a variable into ${text}`);
  return text.replace(/\$\{(\w+)(?::(\w+))?\}/g, (all, name, format) => {
    if (name === '__from') return String(range.from);
    if (name === '__to') return String(range.to);
    const values = variables[name];
    assert.ok(values, `the variable ${all} is not there`);
    return format === 'json' ? JSON.stringify(values) : `(${values.map(escaped).join('|')})`;
  });
}

function rangeOf(dashboard, panel = {}) {
  const now = Date.now();
  const lengths = {h: 36e5, d: 864e5};
  const at = text => {
    const [, amount, unit] = /^now(?:([+-]\d+)([hd]))?$/.exec(text) ?? [];
    return text.startsWith('now') ? now + (amount ?? 0) * (lengths[unit] ?? 0) : Date.parse(text);
  };
  if (panel.timeFrom?.startsWith('+')) return {from: now, to: at(`now${panel.timeFrom}`)};
  return panel.timeFrom ? {from: at(`now-${panel.timeFrom}`), to: now} : {from: at(dashboard.time.from), to: at(dashboard.time.to)};
}

const infinity = async (server, query, range, variables) => {
  const {method, params, data} = query.url_options;
  const url = new URL(server + query.url);
  for (const {key, value} of params) url.searchParams.append(key, interpolated(value, range, variables));
  const answer = await ask(url, method === 'POST' ? {body: interpolated(data, range, variables)} : {});
  assert.equal(answer.status, 200, answer.text.slice(0, 300));
  const rows = answer.json();
  for (const {selector} of query.columns) if (rows.length > 0) assert.ok(selector in rows[0], `no column ${selector} in ${JSON.stringify(rows[0])}`);
  return rows.length;
};

const protocol = async (server, query, range, {filters = []}) => {
  const iso = {from: new Date(range.from).toISOString(), to: new Date(range.to).toISOString()};
  const answer = await ask(`${server}/query`, {body: JSON.stringify({range: iso, maxDataPoints: 500, intervalMs: 1000, adhocFilters: filters, targets: [query]})});
  assert.equal(answer.status, 200, answer.text.slice(0, 300));
  return answer.json().reduce((sum, frame) => sum + (frame.datapoints ?? frame.rows).length, 0);
};

const graphite = async (server, query, range, variables) => {
  const form = new URLSearchParams({target: interpolated(query.target, range, variables), from: Math.floor(range.from / 1000), until: Math.floor(range.to / 1000), format: 'json', maxDataPoints: 500});
  const answer = await ask(`${server}/render`, {body: form.toString(), type: 'application/x-www-form-urlencoded'});
  assert.equal(answer.status, 200, answer.text.slice(0, 300));
  return answer.json().reduce((sum, series) => sum + series.datapoints.length, 0);
};

const SEND = {infinity, simpod: protocol, simplejson: protocol, graphite};

/** The values of each variable for labels, as the variable's own query gives them. */
async function valuesOf(server, client, dashboard) {
  const values = {};
  for (const variable of dashboard.templating.list.filter(one => one.type === 'query')) {
    const chosen = variable.current.value;
    if (client === 'infinity') {
      const {url_options: options, url} = variable.query.infinityQuery;
      values[variable.name] = (await ask(server + url, {body: options.data})).json().map(row => row.text);
    } else {
      const tag = /^tag_values\((.+)\)$/.exec(variable.query)[1];
      values[variable.name] = (await ask(`${server}/tags/autoComplete/values?tag=${encodeURIComponent(tag)}&expr=${encodeURIComponent('name=~.*')}`)).json();
    }
    assert.ok(values[variable.name].length > 0, `the variable ${variable.name} has no values`);
    if (chosen[0] !== '$__all') {
      for (const value of chosen) assert.ok(values[variable.name].includes(value), `the variable ${variable.name} starts with ${value}, which it does not have`);
      values[variable.name] = chosen;
    }
  }
  const adhoc = dashboard.templating.list.find(one => one.type === 'adhoc');
  return adhoc ? {...values, filters: adhoc.filters} : values;
}

async function events(server, client, dashboard) {
  const annotation = dashboard.annotations.list.at(-1);
  const range = rangeOf(dashboard);
  const iso = {from: new Date(range.from).toISOString(), to: new Date(range.to).toISOString()};
  if (client === 'infinity') return infinity(server, annotation.target, range, {});
  if (client === 'simpod') return protocol(server, annotation.target, range, {});
  if (client === 'graphite') return (await ask(`${server}/events/get_data?from=${Math.floor(range.from / 1000)}&until=${Math.floor(range.to / 1000)}`)).json().length;
  return (await ask(`${server}/annotations`, {body: JSON.stringify({range: iso, annotation: {name: annotation.name, query: annotation.query}})})).json().length;
}

for (const [number, server] of process.argv.slice(2).entries()) {
  const {endpoints, sources} = await (await fetch(`${server}/-/explorer/about`)).json();
  const clients = Object.keys(PLUGINS).filter(client => client !== 'graphite' || endpoints.includes('/render'));
  const has = metric => ask(`${server}/search`, {body: JSON.stringify({target: metric})}).then(answer => answer.text.includes(metric));
  const alerting = await has('heap') ? 'heap' : 'load';
  console.log(`# ${server}: ${sources.join(', ')}; clients: ${clients.join(', ')}`);
  for (const client of clients) {
    await check(`${client}: datasource.yaml is a data source of its plugin at this address`, async () => {
      const {apiVersion, datasources: [one]} = parse((await ask(`${server}/-/grafana/datasource.yaml?plugin=${client}`)).text);
      assert.deepEqual([apiVersion, one.type, one.url, one.uid, one.access], [1, PLUGINS[client], server, `simplejson-${client}`, 'proxy']);
      assert.equal(one.secureJsonData, undefined);
    });
    await check(`${client}: datasource.yaml has the key as a variable, never as it was sent`, async () => {
      for (const authorization of ['Bearer sesame-4711', `Basic ${btoa('ann:sesame-4711')}`]) {
        const {text} = await ask(`${server}/-/grafana/datasource.yaml?plugin=${client}`, {headers: {Authorization: authorization}});
        assert.ok(text.includes('$SIMPLEJSON_KEY') && !text.includes('4711') && !text.includes(authorization.split(' ')[1]), text);
        assert.ok(parse(text).datasources[0].secureJsonData);
      }
    });
    const dashboards = {all: ''};
    for (const source of sources.filter(one => one !== 'crm')) dashboards[source] = `&source=${source}`;
    dashboards.picked = `&target=${alerting}`;
    for (const [name, parameters] of Object.entries(dashboards)) {
      await check(`${client}: dashboard.json of ${name} fits Grafana's schema, and each of its queries is answered with data`, async () => {
        const address = `${server}/-/grafana/dashboard.json?plugin=${client}${parameters}`;
        const dashboard = (await ask(address)).json();
        assert.deepEqual(typeErrors(`${number}-${client}-${name}`, dashboard), []);
        const again = (await ask(`${address}&for=api`)).json();
        assert.equal(again.overwrite, true);
        assert.deepEqual([again.dashboard.uid, again.dashboard.panels.map(panel => panel.id)], [dashboard.uid, dashboard.panels.map(panel => panel.id)]);
        assert.ok(dashboard.uid.length <= 40);
        const ids = dashboard.panels.map(panel => panel.id);
        assert.equal(new Set(ids).size, ids.length);
        const panels = dashboard.panels.filter(panel => panel.type === 'timeseries' || panel.type === 'table');
        assert.ok(panels.length > 0 && panels.length <= 40, `${panels.length} panels`);
        if (name === 'odd') {
          const tables = panels.filter(panel => panel.type === 'table').map(panel => panel.title);
          assert.deepEqual(tables, client === 'graphite' ? [] : ['visits']);
          assert.ok(!panels.some(panel => panel.title === 'stock') && panels.some(panel => panel.title === 'stock.total'));
          assert.match(panels.find(panel => panel.title === 'forecast').timeFrom, /^\+\dd$/);
          assert.match(panels.find(panel => panel.title === 'crowd').description, /choose some by seat/);
        }
        const variables = await valuesOf(server, client, dashboard);
        let points = 0;
        for (const panel of panels.filter(one => !BROKEN.includes(one.title))) {
          assert.equal(panel.datasource.type, PLUGINS[client]);
          for (const target of panel.targets) {
            const found = await SEND[client](server, target, rangeOf(dashboard, panel), variables);
            assert.ok(found > 0, `no data for ${panel.title}: ${JSON.stringify(target)}`);
            points += found;
          }
        }
        return `${panels.length} panels, ${points} points, variables ${JSON.stringify(Object.keys(variables))}`;
      });
    }
    await check(`${client}: the dashboard's annotations are asked for, and come`, async () => {
      const found = await events(server, client, (await ask(`${server}/-/grafana/dashboard.json?plugin=${client}&target=${alerting}`)).json());
      assert.ok(found > 0, 'none came');
    });
    const alert = `${server}/-/grafana/alert.yaml?plugin=${client}&target=${alerting}&above=10`;
    if (client === 'infinity' || client === 'graphite') {
      await check(`${client}: alert.yaml is a rule whose query is answered with numbers`, async () => {
        const {groups: [{rules: [rule]}]} = parse((await ask(alert)).text);
        assert.ok(rule.data.some(one => one.refId === rule.condition && one.model.type === 'threshold'));
        assert.equal(rule.data[0].datasourceUid, `simplejson-${client}`);
        assert.equal(rule.data.at(-1).model.conditions[0].evaluator.params[0], 10);
        const now = Date.now();
        assert.ok(await SEND[client](server, rule.data[0].model, {from: now - 600_000, to: now}, {}) > 0);
      });
    } else {
      await check(`${client}: alert.yaml is refused, because its plugin cannot alert`, async () => {
        const refused = await ask(alert);
        assert.deepEqual([refused.status, /no alert rule can use it/.test(refused.json().message)], [400, true]);
      });
    }
  }
}

summary('downloads');
