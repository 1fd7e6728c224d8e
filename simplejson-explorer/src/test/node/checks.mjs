// SPDX-License-Identifier: Apache-2.0
// Runs checks one after the other and counts them.

let passed = 0;
let failed = 0;

/** Runs one check; a failure is told and does not keep the others from running. */
export async function check(name, run) {
  try {
    const said = await run();
    passed++;
    console.log(`ok      ${name}${said === undefined ? '' : ` (${said})`}`);
  } catch (failure) {
    failed++;
    console.log(`FAILED  ${name}: ${failure.stack ?? failure}`);
  }
}

/** Says how many passed; the process ends with 1 if one has failed. */
export function summary(what) {
  console.log(`${what}: ${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}
