// SPDX-License-Identifier: Apache-2.0

// The curl commands of README.md and docs/, given to a shell as a reader would.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const ROOT = new URL('../../../../', import.meta.url);
const PAIR = /```sh\n(curl (?:(?!```)[^])*)```\n\s*```(?:json|text)\n((?:(?!```)[^])*)\n```/g;

// These two have servers of their own: .ci/guides, and DocsWritingTest.
const elsewhere = ['getting-started.md', 'writing-a-data-source.md'];
const documents = [
  'README.md',
  ...readdirSync(new URL('docs', ROOT))
    .filter((file) => file.endsWith('.md') && !elsewhere.includes(file))
    .map((file) => `docs/${file}`),
];

for (const document of documents) {
  for (const [, command, expected] of readFileSync(new URL(document, ROOT), 'utf8').matchAll(PAIR)) {
    test(`${document}: ${command.split('\n')[0]}`, () => {
      const here = command.replaceAll('http://127.0.0.1:8080', process.env.SIMPLEJSON_URL);
      const answer = execFileSync('sh', ['-c', here], { encoding: 'utf8' });
      assert.match(inOneLine(answer), pattern(expected));
    });
  }
}

function inOneLine(text) {
  return text.split('\n').map((line) => line.trim()).join('');
}

/** "…" stands for anything, and line breaks with their indentation for nothing. */
function pattern(expected) {
  const parts = inOneLine(expected).split('…').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^]*')}$`);
}
