import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ status: string, fullName?: string, failureMessages?: string[] }} TestResult */
/** @typedef {{ status: string, name?: string, message?: string, assertionResults: TestResult[] }} FileResult */

/**
 * vitest's JSON report; null where it is missing or cut off, as after a run that died.
 * @param {string} path
 * @returns {{ testResults: FileResult[] } | null}
 */
export const readReport = (path) => {
  if (!existsSync(path)) return null;
  try {
    const report = JSON.parse(readFileSync(path, 'utf8'));
    return Array.isArray(report?.testResults) ? report : null;
  } catch {
    return null;
  }
};

/** Names the file into which a run writes the errors outside of its tests (outsideTests.mjs). */
export const outsideTestsVariable = 'FRONTDESK_TEST_ERRORS';

/**
 * Where the errors outside of the tests of a report stand.
 * @param {string} report
 */
export const outsideTestsOf = (report) => `${report}.outside`;

/**
 * What was thrown while none of the report's tests ran.
 * @param {string} path of the report
 * @returns {string[]}
 */
const outsideTests = (path) => {
  const file = outsideTestsOf(path);
  if (!existsSync(file)) return [];
  try {
    const texts = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(texts) ? texts.map(String) : [];
  } catch {
    return ['what was thrown outside of the tests is cut off'];
  }
};

/** Stands between what was thrown and the file that ran meanwhile (outsideTests.mjs). */
export const whileThisRan = ', while this ran: ';
export const noFile = 'no file';

/**
 * The test files that ran while something was thrown outside of the tests; `noFile` where that is not known.
 * @param {string} path of the report
 */
export const outsideFilesIn = (path) =>
  outsideTests(path).map((text) => text.split('\n', 1)[0]?.split(whileThisRan)[1] ?? noFile);

/**
 * Each failure of a report in a line or two, for the end of a long run, where its own place has scrolled away.
 * @param {string} path
 * @returns {string[]} empty where nothing failed
 */
export const failuresIn = (path) => {
  const report = readReport(path);
  if (report === null) return ['the report is missing or cut off'];
  const inTests = report.testResults.flatMap((file) => {
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0 && file.status !== 'passed') return [`${file.name}: ${opening(file.message)}`];
    return failed.map((each) => `${each.fullName}\n  ${opening(each.failureMessages?.[0])}`);
  });
  return [...inTests, ...outsideTests(path)];
};

/**
 * The first line of a message: what was expected. The rest stands where the test ran.
 * @param {string | undefined} message
 */
const opening = (message) => (message ?? '').split('\n', 1)[0]?.slice(0, 300) ?? '';
