import { readReport } from './report.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** @type {Tally} */
export const nothing = { passed: 0, failed: 0, skipped: 0 };
/** @type {Tally} */
export const onePassed = { ...nothing, passed: 1 };
/** @type {Tally} */
export const oneFailed = { ...nothing, failed: 1 };

/** @param {Tally} a @param {Tally} b @returns {Tally} */
export const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/**
 * What one run of vitest amounts to. A file that could not be loaded, a report that is missing or unreadable, a run without
 * tests, and an error outside of any test each count as a failure: nothing may look green because it did not run.
 * @param {string} reportFile vitest's JSON report @param {number} exitCode of vitest
 * @returns {Tally}
 */
export const tallyOf = (reportFile, exitCode) => {
  const report = readReport(reportFile);
  if (report === null) return oneFailed;
  const tally = report.testResults.map(tallyOfFile).reduce(add, nothing);
  const looksGreen = tally.failed === 0;
  return looksGreen && (exitCode !== 0 || tally.passed === 0) ? add(tally, oneFailed) : tally;
};

/**
 * @param {import('./report.mjs').FileResult} file
 * @returns {Tally}
 */
const tallyOfFile = (file) => {
  /** @param {(status: string) => boolean} is */
  const count = (is) => file.assertionResults.filter((each) => is(each.status)).length;
  const passed = count((status) => status === 'passed');
  const failed = count((status) => status === 'failed');
  const skipped = file.assertionResults.length - passed - failed;
  const brokeOutsideTests = file.status !== 'passed' && failed === 0;
  return { passed, failed: brokeOutsideTests ? 1 : failed, skipped };
};

/**
 * The last line of a whole run; a machine reads it.
 * @param {Tally} tally
 */
export const lastLine = (tally) => `${tally.passed} passed, ${tally.failed} failed`;

/**
 * @param {Tally} tally
 * @returns {number} the exit code that a run with this result deserves
 */
export const exitCodeOf = (tally) => (tally.failed === 0 && tally.passed > 0 ? 0 : 1);
