// SPDX-License-Identifier: Apache-2.0
// The page in Debian's chromium: `node page.mjs URL FOLDER`. URL is that of dev.simplejson.examples.PageServer; pictures go into FOLDER.

import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import http from 'node:http';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {chromium} from 'playwright-core';
import {check, summary} from './checks.mjs';

const [url, folder] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const KEY = 'sesame';

/** A proxy that serves the server below a prefix, and wants a key for everything but the page itself, as a server with authentication does. */
const proxy = http.createServer((request, response) => {
  const below = request.url.replace(/^\/tools\/data/, '') || '/';
  const isPage = /^\/-\/explorer\/[0-9a-f]{16}\//.test(below) || (below.replace(/[?].*/, '') === '/' && /text\/html/.test(request.headers.accept));
  const key = request.headers.authorization;
  if (!isPage && key === undefined) {
    response.writeHead(403, {'Content-Type': 'application/json'});
    response.end('{"message":"this server wants a key","error":{"code":"UNAUTHORIZED","message":"this server wants a key"}}');
    request.resume();
    return;
  }
  if (!isPage && key !== `Bearer ${KEY}`) { // As a proxy refuses: with a page of its own, or with words.
    const isPageOfItsOwn = key.startsWith('Basic ');
    response.writeHead(401, {'Content-Type': isPageOfItsOwn ? 'text/html' : 'text/plain'});
    response.end(isPageOfItsOwn ? '<html><body><h1>401 Authorization Required</h1></body></html>' : 'this key is not known\n');
    request.resume();
    return;
  }
  const asked = http.request(new URL(below, url), {method: request.method, headers: request.headers}, answer => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  asked.on('error', () => response.destroy());
  request.pipe(asked);
});
await new Promise(resolve => proxy.listen(0, '127.0.0.1', resolve));
const proxied = `http://127.0.0.1:${proxy.address().port}/tools/data`;

mkdirSync(folder, {recursive: true});
const profile = mkdtempSync(path.join(tmpdir(), 'page-'));
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const noise = [];

async function opened(address, {width = 1360, height = 900, dark = false, allowed = []} = {}) {
  const context = await chromium.launchPersistentContext(mkdtempSync(path.join(profile, 'user-')), {
    executablePath, args: FLAGS, viewport: {width, height}, colorScheme: dark ? 'dark' : 'light', bypassCSP: false, timezoneId: 'Europe/Berlin',
    hasTouch: width < 500, reducedMotion: 'reduce',
  });
  const page = await context.newPage(); // The first one may still be at its own beginning.
  page.on('pageerror', failure => noise.push(`${address}: ${failure.stack}`));
  page.on('console', said => {
    if (said.type() === 'error' && !allowed.some(status => said.text().includes(`status of ${status}`))) noise.push(`${address}: ${said.text()}`);
  });
  page.on('request', request => {
    if (!request.url().startsWith('data:') && !request.url().startsWith('blob:') && new URL(request.url()).host !== new URL(address).host) noise.push(`${address} asks ${request.url()}`);
  });
  await page.goto(address);
  return page;
}

const close = page => page.context().close();
const charted = page => page.waitForSelector('#chart canvas');
const answered = page => page.waitForFunction(() => {
  const shown = [...document.querySelectorAll('#asks pre')];
  return shown.length > 0 && shown.every(one => one.textContent !== '…');
});
const settled = page => page.waitForFunction(() => document.getElementById('progress').hidden && !document.getElementById('range').textContent.includes('Looking'));
const text = (page, selector) => page.locator(selector).innerText();
const shot = (page, name, options = {}) => page.screenshot({path: path.join(folder, `${name}.png`), animations: 'disabled', ...options});
const ink = page => page.evaluate(() => {
  const {width, height} = document.querySelector('#chart canvas');
  const pixels = document.querySelector('#chart canvas').getContext('2d').getImageData(0, 0, width, height).data;
  const colors = new Set();
  for (let i = 0; i < pixels.length; i += 4) if (pixels[i + 3] > 200) colors.add(`${pixels[i]},${pixels[i + 1]},${pixels[i + 2]}`);
  return colors.size;
});

async function accessible(page, where) {
  await page.evaluate(`${axe};0`);
  const {violations} = await page.evaluate('axe.run(document, {resultTypes: ["violations"]})');
  assert.deepEqual(violations.map(one => `${where}: ${one.id}: ${one.nodes.map(node => node.html).join(' ')}`), []);
}

// --- opening -------------------------------------------------------------------------------------------------------------------------

// By way of an empty page: what differs behind the # alone would be no new page, and one that is still loading is not torn down half way.
async function open(page, address) {
  await page.goto('about:blank');
  await page.goto(address);
}

await check('the page weighs less than 120 kB without any compression, and its files may be kept for a year', async () => {
  const page = await opened(`${url}/waves`);
  await charted(page);
  const loaded = await page.evaluate(() => [...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')]
      .map(({name, decodedBodySize, transferSize}) => ({name, raw: decodedBodySize, wire: transferSize})));
  await close(page);
  const files = loaded.filter(one => /-\/explorer\/[0-9a-f]{16}\//.test(one.name));
  const whole = [...files, loaded.at(-1)];
  assert.ok(files.length >= 11, `${files.map(one => one.name)}`);
  for (const {name} of files) {
    const answer = await fetch(name);
    assert.equal(answer.status, 200, name);
    assert.match(answer.headers.get('cache-control'), /max-age=31536000, immutable/);
    const again = await fetch(name, {headers: {'If-None-Match': answer.headers.get('etag')}});
    assert.equal(again.status, 304, `${name} again`);
  }
  const sum = of => whole.reduce((all, one) => all + one[of], 0);
  assert.ok(sum('raw') < 120_000, `${sum('raw')} bytes`);
  assert.ok(sum('wire') > 20_000, `${sum('wire')} bytes came`);
  return `${sum('raw')} bytes, of which ${sum('wire')} over the wire`;
});

await check('opening: the first chart comes by itself', async () => {
  const times = [];
  for (let i = 0; i < 5; i++) {
    const page = await opened(`${url}/waves`);
    await charted(page);
    times.push(await page.evaluate(async () => {
      while (!document.querySelector('#legend .series')) await new Promise(requestAnimationFrame);
      return performance.getEntriesByName('first-chart')[0].startTime - performance.getEntriesByType('navigation')[0].loadEventEnd;
    }));
    await close(page);
  }
  times.sort((one, other) => one - other);
  return `${times[2].toFixed(0)} ms after load in the median of five, ${times.map(one => one.toFixed(0)).join(' ')}`;
});

const page = await opened(url, {allowed: [502, 404]});
await check('sources: each with its health, in the words of the server', async () => {
  await page.waitForSelector('#sources .bad');
  await page.waitForFunction(() => document.querySelectorAll('#sources .good').length === 5);
  assert.match(await text(page, '#sources'), /crm[\s\S]*the database 'crm' does not answer/);
  await page.waitForFunction(() => document.getElementById('found').textContent.includes('100,025 metrics')); // The largest list comes last.
});

await check('search: 100,000 metrics, some of them as elements', async () => {
  await page.fill('#search', '4711');
  await page.waitForFunction(() => /^\d+ of/.test(document.getElementById('found').textContent));
  assert.ok(await page.locator('#metrics [role=option]').count() < 60);
  assert.match(await text(page, '#metrics [role=option] >> nth=0'), /04711|4711/);
  const millis = await page.evaluate(() => ['h', 'host', 'host-1', 'host-12', 'load 99', ''].map(typed => {
    const search = document.getElementById('search');
    search.value = typed;
    const began = performance.now();
    search.dispatchEvent(new Event('input'));
    document.getElementById('metrics').getBoundingClientRect();
    return performance.now() - began;
  }));
  assert.ok(await page.locator('#metrics [role=option]').count() < 60);
  return `at most ${Math.max(...millis).toFixed(0)} ms for a key`;
});

await check('search: scrolls to the end of 100,000 by key, and shows what is chosen there', async () => {
  await page.fill('#search', 'host-');
  await page.press('#search', 'ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp'); // The last one offers to ask for what was typed.
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.getElementById('chosen').textContent.includes('host-99999.cpu.load'));
  await settled(page);
  assert.match(await text(page, '#legend'), /host-99999\.cpu\.load/);
});

await check('choosing: a label in the list, a click shows it alone, + adds another, each with its unit', async () => {
  await page.fill('#search', 'orders per');
  await page.click('#metrics [role=option] >> nth=0');
  await page.waitForFunction(() => document.getElementById('legend').textContent.includes('orders web-2'));
  await page.fill('#search', 'revenue');
  await page.click('#metrics [role=option] >> nth=0 >> css=.add');
  await page.waitForFunction(() => document.getElementById('legend').textContent.includes('revenue'));
  const legend = await text(page, '#legend');
  assert.match(legend, /orders web-1[\s\S]*req\/s[\s\S]*orders web-2[\s\S]*revenue[\s\S]*€/);
  assert.match(legend, /host: web-1/);
  assert.ok(await ink(page) > 20, 'the canvas is empty');
  await page.fill('#search', '');
});

await check('choosing: what a server calls things is never read as HTML', async () => {
  await page.fill('#search', 'html');
  await page.click('#metrics [role=option] >> nth=0 >> css=.add');
  await page.waitForFunction(() => document.getElementById('legend').textContent.includes('<b>not & HTML</b> "quoted"'));
  await page.locator('#chosen li').last().getByRole('button').click();
  await page.fill('#search', '');
});

await check('range: absolute, relative, and where the data is', async () => {
  await page.click('#range');
  await page.click('#ranges >> text=Last 3 hours');
  await page.waitForFunction(() => document.getElementById('range').textContent === 'Last 3 hours' && location.hash.includes('from=now-3h&to=now'));
  await shot(page, 'chart');
});

await check('annotations: lines and regions, listed as well', async () => {
  assert.match(await text(page, '#events summary'), /2 annotations/);
  await page.click('#events summary');
  assert.match(await text(page, '#events'), /Deployment 4\.2[\s\S]*deploy[\s\S]*Cache emptied/);
  const before = await ink(page);
  await page.uncheck('#annotations');
  await page.waitForFunction(() => document.getElementById('events').hidden);
  assert.notEqual(await ink(page), before, 'the annotations were not drawn');
  await page.check('#annotations');
  await page.waitForFunction(() => !document.getElementById('events').hidden);
});

await check('zoom: dragging over the chart asks for what was dragged over, and two clicks go back out', async () => {
  const box = await page.locator('#chart .u-over').boundingBox();
  await page.mouse.move(box.x + box.width * 0.5, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.75, box.y + 90, {steps: 4});
  await page.mouse.up();
  await page.waitForFunction(() => /from=\d+/.test(location.hash));
  const span = () => page.evaluate(() => {
    const said = new URLSearchParams(location.hash.slice(1));
    return said.get('to') - said.get('from');
  });
  const zoomed = await span();
  assert.ok(Math.abs(zoomed - 3 * 36e5 / 4) < 36e4, `${zoomed} ms`);
  await settled(page);
  await page.mouse.dblclick(box.x + box.width * 0.5, box.y + 60);
  await page.waitForFunction(before => {
    const said = new URLSearchParams(location.hash.slice(1));
    return said.get('to') - said.get('from') > before * 1.9;
  }, zoomed);
});

await check('keys: the chart reads its values out', async () => {
  await page.focus('#chart');
  await page.keyboard.press('End');
  assert.match(await text(page, '#spoken'), /\d{4}-\d\d-\d\d .*(orders|revenue)/);
  await page.keyboard.press('ArrowLeft');
});

await check('filter: keys and values come from the server, and the answer obeys', async () => {
  await page.click('#add-filter');
  await page.waitForFunction(() => document.getElementById('filter-key').value === 'host');
  await page.waitForFunction(() => document.querySelectorAll('#filter-values option').length === 2);
  await page.fill('#filter-value', 'web-1');
  await page.click('#filter-form button');
  await page.waitForFunction(() => !document.getElementById('legend').textContent.includes('orders web-2'));
  assert.match(await text(page, '#legend'), /orders web-1/);
  await accessible(page, 'filter');
  await page.getByRole('button', {name: 'Remove the filter host = web-1'}).click();
  await page.waitForFunction(() => document.getElementById('legend').textContent.includes('orders web-2'));
});

await check('what Grafana asks: the request as curl, and its answer, for each client', async () => {
  await page.click('#tab-asks');
  for (const [client, path, answer] of [
    ['infinity', '/rows?', /"value"/], ['graphite', '/render', /"tags": \{[^}]*"name": "orders"[\s\S]*"datapoints"|"datapoints"[\s\S]*"tags"/],
    ['simpod', '/query', /"datapoints"/], ['simplejson', '/query', /"datapoints"/],
  ]) {
    await page.selectOption('#client', client);
    await answered(page);
    const asks = await text(page, '#asks');
    assert.ok(asks.includes(path) && asks.includes('curl -s'), asks.slice(0, 500));
    assert.match(asks, /Panel\s+200 · \d+ ms/);
    assert.match(asks, answer);
    if (client === 'graphite') await shot(page, 'graphite');
  }
  await accessible(page, 'asks');
  await page.evaluate(() => scrollTo(0, document.getElementById('tabs').getBoundingClientRect().top + scrollY - 70));
  await shot(page, 'asks');
  await page.evaluate(() => scrollTo(0, 0));
});

await check('what Grafana asks: Graphite is asked by tags for what filters leave', async () => {
  await page.click('#legend .label >> text=host: web-1');
  await page.waitForFunction(() => !document.getElementById('legend').textContent.includes('orders web-2'));
  await page.selectOption('#client', 'graphite');
  await answered(page);
  const asks = await text(page, '#asks');
  assert.match(asks, /seriesByTag/);
  assert.match(asks, /200 · \d+ ms/);
  assert.match(asks, /"host": "web-1"/);
  assert.doesNotMatch(asks, /"host": "web-2"/);
  await page.getByRole('button', {name: 'Remove the filter host = web-1'}).click();
  await page.waitForFunction(() => document.getElementById('legend').textContent.includes('orders web-2'));
});

await check('add to Grafana: a command and a file for each step, for each client', async () => {
  await page.click('#tab-setup');
  await page.waitForSelector('#setup .step'); // Its code comes when somebody looks.
  assert.equal(await page.locator('#asks').isVisible(), false);
  for (const [client, alerts] of [['infinity', true], ['graphite', true], ['simpod', false], ['simplejson', false]]) {
    await page.selectOption('#client', client);
    const setup = await text(page, '#setup');
    assert.ok(setup.includes(`/-/grafana/datasource.yaml?plugin=${client}`), setup.slice(0, 500));
    assert.equal(setup.includes('/-/grafana/alert.yaml'), alerts, client);
    const coming = page.waitForEvent('download');
    await page.getByRole('button', {name: 'Download datasource.yaml'}).click();
    assert.match(readFileSync(await (await coming).path(), 'utf8'), /apiVersion: 1[\s\S]*uid:/);
  }
  await accessible(page, 'setup');
  await page.click('#tab-setup');
  assert.equal(await page.locator('#setup').isVisible(), false);
});

await check('table: the points, and the table that a panel would get', async () => {
  await page.click('[data-view=points]');
  await page.waitForSelector('#view-table table tbody tr:nth-child(5)');
  assert.match(await text(page, '#view-table thead'), /Time[\s\S]*orders web-1[\s\S]*revenue/);
  await page.waitForFunction(() => { // It may begin with a gap.
    document.querySelector('#view-table .table').scrollTop += 200;
    return /req\/s/.test(document.querySelector('#view-table tbody').textContent);
  });
  await accessible(page, 'points');
  await page.click('[data-view=table]');
  await page.waitForFunction(() => /^[\d,]+ rows$/.test(document.getElementById('summary').textContent));
  await accessible(page, 'table');
  await shot(page, 'table');
  await page.click('[data-view=chart]');
});

await check('CSV: what is shown, as a file', async () => {
  const coming = page.waitForEvent('download');
  await page.click('#csv');
  const file = readFileSync(await (await coming).path(), 'utf8');
  assert.match(file.split('\n')[0], /^time,metric,host,value/);
});

await check('notices: a warning in the words of the source', async () => {
  await open(page, `${url}/#metric=shop%2Fload&from=now-1h&to=now`);
  await page.waitForSelector('.remark.warning');
  assert.match(await text(page, '.remark.warning'), /load: web-3 does not report since Monday/);
});

await check('notices: what all series of a metric say is said once', async () => {
  const late = host => ({target: `load of ${host}`, refId: 'A', datapoints: [[1, Date.now()]],
    meta: {notices: [{severity: 'warning', text: 'an hour late'}]}});
  await page.route('**/query', route => route.fulfill({json: [late('web-1'), late('web-2')]}));
  await open(page, `${url}/#metric=shop%2Fload&from=now-1h&to=now`);
  await page.waitForSelector('.remark.warning');
  assert.equal((await text(page, '.remark.warning')).match(/load: an hour late/g)?.length, 1);
  assert.equal((await text(page, '.remark.warning')).match(/late/g)?.length, 1);
  await page.unroute('**/query');
});

await check('the legend: values that differ look so, and units are written as Grafana writes them', async () => {
  const of = (target, unit, value) => ({target, refId: 'A', unit, datapoints: [[value, Date.now() - 60_000], [value, Date.now()]]});
  await page.route('**/query', route => route.fulfill({json: [of('a', '', 12345.671), of('b', '', 12345.672), of('weight', 'masskg', 75.25),
    of('energy', 'kwatth', 1500), of('air', 'pressurehpa', 1013.25), of('fee', 'currencyCHF', 3.5)]}));
  await open(page, `${url}/#metric=shop%2Fload&from=now-1h&to=now`);
  await page.waitForFunction(() => document.querySelectorAll('#legend .series').length === 6);
  const legend = await text(page, '#legend');
  for (const value of ['12,345.671', '12,345.672', '75.25 kg', '1.5 MWh', '1,013.25 hPa', 'CHF 3.5']) assert.ok(legend.includes(value), `${value} in ${legend}`);
  await page.unroute('**/query');
});

await check('a table beside a line: that it is not drawn is said', async () => {
  await page.route('**/query', route => route.fulfill({json: [{target: 'line', refId: 'A', datapoints: [[1, Date.now() - 60_000], [2, Date.now()]]},
    {type: 'table', name: 'words', refId: 'A', columns: [{text: 'time', type: 'time'}, {text: 'word', type: 'string'}], rows: [[Date.now(), 'so']]}]}));
  await open(page, `${url}/#metric=shop%2Fload&from=now-1h&to=now`);
  await page.waitForSelector('.remark.info');
  assert.match(await text(page, '.remark.info'), /words: not drawn/);
  await page.unroute('**/query');
});

await check('a broken source: its error in the words of the server, and the others are drawn', async () => {
  await open(page, `${url}/#metric=crm%2Fcustomers&metric=shop%2Forders&from=now-1h&to=now`);
  await page.waitForSelector('.remark.error');
  await page.waitForFunction(() => document.getElementById('legend').textContent.includes('orders web-2'));
  assert.match(await text(page, '.remark.error'), /customers: .*the database 'crm' does not answer/);
  await accessible(page, 'error');
  await shot(page, 'broken');
});

await check('an unknown metric: the nearest ones are named', async () => {
  const asked = page.waitForResponse(/shop\/-\/explorer\/metrics\?search=ordrs/); // After a pause in typing.
  await page.fill('#search', 'ordrs');
  await asked;
  await page.press('#search', 'Enter');
  await page.waitForFunction(() => document.querySelector('.remark.error')?.textContent.includes('unknown target'));
  assert.match(await text(page, '.remark.error'), /unknown target 'ordrs'; nearest known: .*'orders'/);
  await page.fill('#search', '');
});

await check('a million points: thinned, which is said, and the one that stands out is there', async () => {
  await open(page, `${url}/#metric=big%2Fmillion&from=now-1h&to=now`);
  await page.waitForFunction(() => document.getElementById('legend').textContent.includes('million'), null, {timeout: 60_000});
  const said = await text(page, '.remark.info');
  assert.match(said, /million: .*[\d,]{7,} points/);
  const [, , , most] = await page.locator('#legend tbody td').allInnerTexts();
  assert.ok(Number(most) > 3, `the highest is ${most}`);
  await accessible(page, 'million');
  await shot(page, 'million');
  return said.replace(/\s+/g, ' ');
});

await check('refresh: by itself, and the chart moves on', async () => {
  await open(page, `${url}/#metric=shop%2Forders&from=now-5m&to=now`);
  await page.waitForFunction(() => document.getElementById('legend').textContent.includes('orders'));
  const asked = [];
  const third = new Promise(resolve => page.on('request', request => {
    if (request.url().endsWith('/query') && asked.push(JSON.parse(request.postData()).range.to) === 3) resolve();
  }));
  await page.selectOption('#refresh', '1');
  await third;
  await page.selectOption('#refresh', '0');
  assert.equal(new Set(asked).size, asked.length, `${asked}`);
});

await check('the chart: one point, gaps, and numbers that JSON cannot hold', async () => {
  const drawn = await page.evaluate(async () => {
    const {aligned} = await import(new URL('chart.js', document.querySelector('script[type=module]').src));
    return aligned([{times: [1, 2, 2, 3], values: [1, Infinity, 5, NaN]}, {times: [2, 4], values: [null, 7]}])
        .map(column => Array.from(column, value => (value === undefined ? '-' : value)));
  });
  assert.deepEqual(drawn, [[1, 2, 2, 3, 4], [1, null, 5, null, '-'], ['-', null, '-', '-', 7]]);
});
await close(page);

// --- what is odd ---------------------------------------------------------------------------------------------------------------------------

const odd = await opened(`${url}/odd`, {allowed: [404, 413, 502]});
const show = async (metric, more = '') => {
  await open(odd, `${url}/odd#metric=odd%2F${encodeURIComponent(metric)}${more}`);
  await odd.waitForSelector('#legend .series');
  await settled(odd);
};
const range = () => odd.evaluate(() => document.getElementById('range').textContent);

await check('opening: what comes once a day, before 1970, or later than now is a line at once', async () => {
  for (const [metric, expected] of [['daily', /^Last (7|30) days$/], ['ancient', /^All there is: 1874-/], ['future', /^All there is: 20/]]) {
    await show(metric);
    assert.match(await range(), expected, metric);
    const [, points] = /1 series, (\d+) points/.exec(await text(odd, '#summary'));
    assert.ok(points >= 6, `${metric} has ${points} points`);
    await shot(odd, `odd-${metric}`);
  }
});

await check('opening: a forecast is shown ahead, and what is computed for whoever asks is not', async () => {
  await show('forecast');
  assert.match(await range(), /^All there is: 20/);
  assert.match(await text(odd, '#summary'), /60 points/);
  await open(odd, `${url}/waves#metric=waves%2Fseries%20A`);
  await odd.waitForSelector('#legend .series');
  await settled(odd);
  assert.match(await range(), /^Last /);
});

await check('tables: what holds other metrics and what has no number open as tables, and a line after them as a line', async () => {
  await open(odd, `${url}/odd`);
  await odd.waitForFunction(() => document.querySelectorAll('#metrics [role=option]').length > 5);
  for (const [metric, view, summary] of [['stock', 'table', /20 rows/], ['stock.total', 'chart', /1 series/], ['visits', 'table', /20 rows/], ['daily', 'chart', /1 series/]]) {
    await odd.fill('#search', metric);
    await odd.getByRole('option', {name: metric, exact: false}).filter({has: odd.getByText(metric, {exact: true})}).first().click();
    await odd.waitForFunction(([name, shown]) => document.getElementById('chosen').textContent.includes(name)
        && document.querySelector(`[data-view=${shown}]`).getAttribute('aria-pressed') === 'true', [metric, view]);
    await settled(odd);
    assert.match(await text(odd, '#summary'), summary, metric);
    if (metric !== 'visits') continue;
    await odd.click('#tab-asks');
    for (const client of ['infinity', 'simpod', 'simplejson']) {
      await odd.selectOption('#client', client);
      await answered(odd);
      assert.match(await text(odd, '#asks'), /type"?[=:]"?table[\s\S]*Panel\s+200|Panel\s+200[\s\S]*type"?[=:]"?table/, client);
    }
    await odd.click('#tab-asks');
  }
  await odd.fill('#search', '');
});

await check('too many series: asked once, refused in words, and a filter helps', async () => {
  const asked = [];
  odd.on('request', request => { if (request.url().endsWith('/query')) asked.push(request.postData()); });
  await open(odd, `${url}/odd#metric=odd%2Fcrowd`);
  await odd.waitForSelector('.remark.error');
  await settled(odd);
  assert.match(await text(odd, '.remark.error'), /more than 100 series, one for each seat/);
  assert.equal(asked.length, 1);
  await odd.click('#add-filter');
  await odd.waitForFunction(() => [...document.querySelectorAll('#filter-key option')].some(option => option.value === 'seat'));
  await odd.selectOption('#filter-key', 'seat');
  await odd.fill('#filter-value', 'seat 7');
  await odd.click('#filter-form button');
  await odd.waitForSelector('#legend .series');
  odd.removeAllListeners('request');
});

await check('no data in this range: a button shows where the data is', async () => {
  await open(odd, `${url}/odd#metric=odd%2Fancient&from=now-1h&to=now`);
  await odd.getByRole('button', {name: 'Show where the data is'}).click();
  await odd.waitForFunction(() => document.getElementById('range').textContent.includes('1874-'));
  assert.match(await text(odd, '#summary'), /60 points/);
});

await check('an address with parts that cannot be read: they are named, the rest is shown', async () => {
  const parts = ['from=9e19', 'from=now/d', 'from=8.7e15', 'from=99999999999999999', 'from=now-999999999y', 'from=2026-02-30', 'from=2026-03', 'from=2026-03-15T08:00', 'from=2026-03-15T25:00Z', 'from=now&to=now-1h', 'to=yesterday', 'filter=foo', 'filter={}', 'filter=null',
    'filter={"key":1}', 'filter={"key":"a","operator":"?","value":"b"}', 'view=pie', 'refresh=7', 'refresh=', 'metric=', '%', 'from=%E0%A4%A'];
  for (const part of parts) {
    await show('daily', `&${part}`);
    const remarks = await text(odd, '#remarks');
    if (part.includes('&')) assert.match(remarks, /address: 'from=now' is not before 'to=now-1h'/);
    else assert.ok(part === '%' || /address: '.*' cannot be read and is left out/.test(remarks), `${part}: ${remarks}`);
    assert.equal(/expected 2026-03-15, 2026-03-15T08:00Z, epoch milliseconds, now or now-6h/.test(remarks), /^(from|to)=[^&]*$/.test(part), part);
  }
  await show('daily', `&${parts.join('&')}&from=now-90d`);
  assert.match(await text(odd, '#remarks'), /9e19.*now\/d.*and 9 more/s);
  await odd.click('#metrics [role=option] >> nth=0');
  await odd.waitForFunction(() => document.getElementById('remarks').textContent === '');
});

await check('an address with a target: it is the metric', async () => {
  await open(odd, `${url}/odd#from=now-1h&to=now&target=odd%2Fancient`);
  await odd.getByRole('button', {name: 'Show where the data is'}).waitFor();
  assert.ok((await odd.evaluate(() => location.hash)).startsWith('#metric=odd%2Fancient&'), await odd.evaluate(() => location.hash));
});

await check('an address with times of ISO 8601: days are those of UTC', async () => {
  for (const [parts, range] of [
    ['from=2026-03-15&to=2026-03-16T08:30Z', 'from=1773532800000&to=1773649800000'],
    ['from=2026-03-15T01:00:00.500%2B01:00&to=2026-03-15T00:00:01Z', 'from=1773532800500&to=1773532801000'],
  ]) {
    await show('daily', `&${parts}`);
    assert.ok((await odd.evaluate(() => location.hash)).includes(range), await odd.evaluate(() => location.hash));
    assert.doesNotMatch(await text(odd, '#remarks'), /address/);
  }
});

await check('numbers of any size have ticks that differ, and only gaps are told', async () => {
  const ticks = () => odd.evaluate(() => {
    const drawn = [];
    const {fillText, clearRect} = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillText = function fill(words, ...more) {
      drawn.push(words);
      return fillText.call(this, words, ...more);
    };
    // Of a chart that is drawn once more, as when it is asked for anew, the last drawing counts.
    CanvasRenderingContext2D.prototype.clearRect = function clear(...where) {
      drawn.length = 0;
      return clearRect.apply(this, where);
    };
    document.getElementById('zone').click();
    return new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => {
      Object.assign(CanvasRenderingContext2D.prototype, {fillText, clearRect});
      resolve(drawn.filter(words => !/\d:\d|\d{4}-/.test(words)));
    })));
  });
  for (const metric of ['huge', 'tiny', 'large integers', 'daily']) {
    await show(metric);
    const drawn = await ticks();
    assert.ok(drawn.length >= 4 && new Set(drawn).size === drawn.length, `${metric}: ${drawn}`);
    await shot(odd, `odd-${metric.replace(' ', '-')}`);
  }
  await show('only gaps', '&from=now-1h');
  assert.match(await text(odd, '#remarks'), /only gaps: none of its \d+ points here has a value/);
  await show('beyond');
  assert.match(await text(odd, '#remarks'), /beyond: values beyond 7e\+307 are not drawn/);
});

await check('axes of several units say whose they are', async () => {
  await open(odd, `${url}/#metric=shop%2Frevenue&metric=shop%2Fload&from=now-3h&to=now`);
  await odd.waitForFunction(() => document.querySelectorAll('#legend .series').length === 2);
  await shot(odd, 'units');
});

await check('what Grafana asks: names of any symbols, more names than an address holds, and what Graphite cannot say', async () => {
  const asks = async client => {
    if (!await odd.locator('#asks').isVisible()) await odd.click('#tab-asks');
    await odd.selectOption('#client', client);
    await answered(odd);
    return text(odd, '#asks');
  };
  for (const metric of ['it\'s "both"', '$datasource #A']) {
    await show(metric);
    for (const client of ['infinity', 'graphite', 'simpod', 'simplejson']) assert.match(await asks(client), /Panel\s+200 · /, `${metric} for ${client}`);
  }
  const filter = encodeURIComponent(JSON.stringify({key: 'size', operator: '<', value: '5'}));
  await show('daily', `&filter=${filter}&from=now-90d`);
  assert.match(await asks('graphite'), /Graphite cannot ask for size < 5; the answer is without that/);
  await odd.click('#tab-setup');
  await odd.waitForSelector('#setup .step');
  assert.match(await text(odd, '#setup'), /daily, without the filters size < 5/);
  const many = Array.from({length: 99}, (_, i) => `&metric=many%2Fhost-${String(i).padStart(5, '0')}.cpu.load`).join('');
  await open(odd, `${url}/#${many.slice(1)}&from=now-1h`);
  await odd.waitForFunction(() => document.querySelectorAll('#legend .series').length === 99);
  assert.match(await asks('infinity'), /Panel\s+200 · /);
  await odd.click('#tab-setup');
  await odd.waitForSelector('#setup pre');
  const coming = odd.waitForEvent('download');
  await odd.getByRole('button', {name: 'Download dashboard.json'}).last().click();
  assert.match(readFileSync(await (await coming).path(), 'utf8'), /59 more metrics/);
});

await check('filter: only labels of the metric that is shown are offered', async () => {
  await show('it\'s "both"');
  await odd.click('#add-filter');
  await odd.waitForFunction(() => document.getElementById('filter-key').textContent !== '');
  assert.equal(await text(odd, '#filter-key'), 'name\nsource\nwho');
  await open(odd, `${url}/#metric=big%2Fmillion&from=now-1h`);
  await odd.waitForSelector('#legend .series');
  await odd.click('#add-filter');
  await odd.waitForFunction(() => document.getElementById('filter-key').textContent !== '');
  assert.equal(await text(odd, '#filter-key'), 'no labels here');
});

await check('names of 250 characters fit, on a phone, too', async () => {
  const names = ['long '.repeat(50).trim(), 'x'.repeat(250)];
  const address = `${url}/odd#${names.map(name => `metric=odd%2F${encodeURIComponent(name)}`).join('&')}`;
  for (const width of [1360, 360]) {
    await odd.setViewportSize({width, height: 800});
    for (const view of ['chart', 'points', 'table']) {
      await open(odd, `${address}&from=now-1h&to=now&view=${view}`);
      await odd.waitForFunction(() => /series, [1-9]|[1-9]\d* rows/.test(document.getElementById('summary').textContent));
      assert.equal(await odd.evaluate(() => document.documentElement.scrollWidth), width, `${view} at ${width}`);
      await shot(odd, `odd-names-${view}-${width}`, {fullPage: true});
    }
    await odd.click('#tab-setup');
    await odd.waitForSelector('#setup pre');
    await shot(odd, `odd-names-setup-${width}`, {fullPage: true});
    assert.equal(await odd.evaluate(() => document.documentElement.scrollWidth), width, `setup at ${width}`);
  }
  await odd.setViewportSize({width: 1360, height: 900});
});

await check('CSV that fails: it is said of the CSV', async () => {
  await show('daily');
  await odd.route('**/rows?format=csv', route => route.fulfill({status: 404, contentType: 'text/plain', body: 'no such thing'}));
  await odd.click('#csv');
  await odd.waitForSelector('.remark.error');
  assert.match(await text(odd, '.remark.error'), /CSV: no such thing/);
});
await close(odd);

await check('the first chart has values, and tables that are left out are told with a link to why', async () => {
  const first = await opened(`${url}/shop`);
  await first.route('**/shop/-/explorer/metrics', route => route.fulfill({json: ['no such', 'revenue']}));
  await first.route('**/shop/shop/query', (route, request) => (/no such/.test(request.postData()) ? route.fulfill({json: []}) : route.continue()));
  await first.route('**/-/explorer/about', async route => {
    const answer = await route.fetch();
    const json = await answer.json();
    await route.fulfill({response: answer, json: {...json, endpoints: [...json.endpoints, '/-/discovery']}});
  });
  await first.route('**/-/discovery', route => route.fulfill({json: [{source: 'shop', tables: [{table: 'a', shown: false}, {table: 'b', shown: true}, {table: 'c', shown: false}]}]}));
  await open(first, `${url}/shop`);
  await first.waitForFunction(() => document.getElementById('legend').textContent.includes('revenue'));
  await first.waitForFunction(() => document.getElementById('sources').textContent.includes('Tables left out: 2, why'));
  assert.equal(await first.locator('#sources a').evaluate(link => link.href), `${url}/shop/-/discovery`);
  await accessible(first, 'tables left out');
  await close(first);
});

await check('a source without any metric says so, and where to look', async () => {
  const empty = await opened(`${url}/shop`);
  await empty.route('**/shop/-/explorer/metrics', route => route.fulfill({json: []}));
  await empty.route('**/-/explorer/about', async route => {
    const answer = await route.fetch();
    const json = await answer.json();
    await route.fulfill({response: answer, json: {...json, endpoints: [...json.endpoints, '/-/discovery']}});
  });
  await empty.route('**/-/discovery', route => route.fulfill({json: []}));
  await open(empty, `${url}/shop`);
  await empty.waitForFunction(() => document.getElementById('sources').textContent.includes('No metrics; see /-/discovery'));
  await accessible(empty, 'a source without metrics');
  await close(empty);
});

await check('a server with authentication says which key it wants, and no request is refused before', async () => {
  for (const kind of ['basic', 'header']) {
    const locked = await opened(`${url}/shop`);
    const refused = [];
    locked.on('response', answer => { if (answer.status() >= 400) refused.push(answer.url()); });
    await locked.route(address => address.pathname === '/shop', async (route, request) => {
      const answer = await route.fetch();
      const html = (await answer.text()).replace('data-auth=""', `data-auth="${kind}"`).replace('data-header="X-API-Key"', 'data-header="X-Shop"');
      await (request.resourceType() === 'document' ? route.fulfill({response: answer, body: html}) : route.fulfill({response: answer}));
    });
    await open(locked, `${url}/shop`);
    await locked.waitForSelector('#key-dialog[open]');
    assert.equal(await locked.inputValue('#key-kind'), kind);
    assert.equal(await locked.inputValue('#key-name'), kind === 'header' ? 'X-Shop' : '');
    assert.deepEqual(refused, []);
    await accessible(locked, `key, ${kind}`);
    await close(locked);
  }
});

await check('the first chart is of the first source that is well, whichever answers first', async () => {
  const first = await opened(`${url}/shop`, {allowed: [502]});
  await first.route('**/big/-/explorer/metrics', async route => {
    await new Promise(resolve => setTimeout(resolve, 700));
    await route.continue();
  });
  await open(first, url);
  await first.waitForSelector('#legend .series');
  await first.waitForFunction(() => document.getElementById('legend').textContent.includes('million'));
  await close(first);
});

// --- other ways to look ------------------------------------------------------------------------------------------------------------------

await check('dark: axe finds nothing', async () => {
  const dark = await opened(`${url}/#metric=shop%2Forders&metric=shop%2Frevenue&from=now-3h&to=now`, {dark: true, allowed: [502]});
  await dark.waitForFunction(() => document.getElementById('legend').textContent.includes('revenue'));
  await dark.waitForSelector('#sources .bad');
  await accessible(dark, 'dark');
  await dark.click('#range');
  await accessible(dark, 'dark, the ranges');
  await dark.keyboard.press('Escape');
  const box = await dark.locator('#chart .u-over').boundingBox();
  await dark.mouse.move(box.x + box.width * 0.6, box.y + 120);
  await dark.waitForSelector('.tip:not([hidden])');
  await shot(dark, 'dark');
  await close(dark);
});

await check('a phone: nothing is wider than the screen, the metrics are behind a button', async () => {
  const phone = await opened(`${url}/shop#metric=shop%2Forders&from=now-3h&to=now`, {width: 390, height: 844});
  await phone.waitForFunction(() => document.getElementById('legend').textContent.includes('orders'));
  assert.equal(await phone.evaluate(() => document.documentElement.scrollWidth), 390);
  await accessible(phone, 'phone');
  await shot(phone, 'phone');
  await phone.tap('#side-toggle');
  await phone.tap('#metrics [role=option] >> nth=1');
  await phone.waitForFunction(() => document.getElementById('legend').textContent.includes('revenue'));
  assert.equal(await phone.locator('#side').isVisible(), false);
  await accessible(phone, 'phone, chosen');
  await close(phone);
});

await check('one source alone, below any base path, with a slash at the end or without', async () => {
  for (const below of ['/shop', '/shop/', '/any/base/shop']) {
    const alone = await opened(url + below);
    await charted(alone);
    assert.match(await text(alone, '#sources'), /^\s*✓?[\s\S]*shop/);
    assert.equal(await alone.locator('#sources li').count(), 1);
    await close(alone);
  }
});

await check('a prefix and a key: asked for, refused if wrong, kept in memory only', async () => {
  const locked = await opened(proxied, {allowed: [401, 403, 502]});
  const said = words => locked.waitForFunction(
      message => document.getElementById('key-dialog').open && document.getElementById('key-message').textContent === message, words);
  await said('this server wants a key');
  await accessible(locked, 'key');
  await locked.fill('#key', 'wrong');
  await locked.keyboard.press('Enter');
  await said('this key is not known');
  await shot(locked, 'key');
  await locked.selectOption('#key-kind', 'basic');
  await locked.fill('#key-name', 'ada');
  await locked.fill('#key', 'wrong');
  await locked.keyboard.press('Enter');
  await said('the server refused with status 401');
  await locked.selectOption('#key-kind', 'bearer');
  await locked.fill('#key', 'Schlüssel–ключ');
  await locked.keyboard.press('Enter');
  await said('no HTTP request can carry this key: it has a character that headers cannot hold');
  await locked.selectOption('#key-kind', 'header');
  await locked.fill('#key-name', 'X API Key:');
  await locked.fill('#key', 'wrong');
  await locked.keyboard.press('Enter');
  await said('no HTTP request can carry this name of a header');
  assert.match(await text(locked, '#key-name-label'), /Name of the header/);
  await locked.selectOption('#key-kind', 'bearer');
  assert.equal(await locked.locator('#key-name-label').isVisible(), false);
  await locked.fill('#key', KEY);
  await locked.keyboard.press('Enter');
  await charted(locked);
  await locked.waitForSelector('#legend .series');
  await locked.click('#tab-asks');
  await answered(locked);
  const page = await locked.content();
  assert.ok(!page.includes(KEY), 'the key is in the page');
  assert.match(await text(locked, '#asks'), /Authorization: Bearer \$SIMPLEJSON_KEY/);
  assert.ok((await text(locked, '#asks')).includes(`${proxied}/`), 'the commands name another address');
  await locked.click('#tab-setup');
  await locked.waitForSelector('#setup pre');
  const [, file] = /'(\S+datasource\.yaml\S+)'/.exec(await text(locked, '#setup'));
  const provisioned = await fetch(file, {headers: {Authorization: `Bearer ${KEY}`}}).then(answer => answer.text());
  assert.ok(provisioned.includes(`url: "${proxied}"`), provisioned); // The proxy has not told the server where it is.
  assert.deepEqual(await locked.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, '']);
  await locked.reload();
  await locked.waitForSelector('#key-dialog[open]');
  await close(locked);
});

await check('no error in the console, and no request to another host', () => assert.deepEqual(noise, []));

proxy.close();
proxy.closeAllConnections(); // Those of a check that failed, too.
rmSync(profile, {recursive: true, force: true, maxRetries: 5});
summary('page');
