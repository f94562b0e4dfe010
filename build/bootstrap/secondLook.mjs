import { writeFileSync } from 'node:fs';
import { failuresIn, noFile, outsideFilesIn, readReport } from './report.mjs';

/** More red files than these are no chance of a busy machine. */
const mostFiles = 4;

/**
 * The files of a report that are worth a second look: those with a red test, that could not be run, or during which something was thrown
 * outside of the tests.
 * @param {string} report its path
 * @returns {string[]} paths; empty where nothing is red, where the files are not known, or where too many are red
 */
export const filesToLookAtAgain = (report) => {
  const files = new Set(outsideFilesIn(report));
  if (files.has(noFile)) return [];
  for (const { name, status, assertionResults } of readReport(report)?.testResults ?? []) {
    const isRed = status !== 'passed' || assertionResults.some((each) => each.status === 'failed');
    if (isRed && name !== undefined) files.add(name);
  }
  return files.size > mostFiles ? [] : [...files];
};

/**
 * The report of a part as it is after the second look: files that were looked at again count by that.
 * @param {string} first @param {string} second paths of reports @param {string} to path of the new one
 * @returns {string[]} what was red only the first time, in a line or two each
 */
export const afterSecondLook = (first, second, to) => {
  const [before, after] = [readReport(first), readReport(second)];
  if (before === null || after === null) return [];
  const again = new Map(after.testResults.map((file) => [file.name, file]));
  const testResults = before.testResults.map((file) => again.get(file.name) ?? file);
  writeFileSync(to, JSON.stringify({ testResults }));
  const stillRed = new Set(failuresIn(second).map(nameOf));
  return failuresIn(first).filter((failure) => !stillRed.has(nameOf(failure)));
};

/** @param {string} failure */
const nameOf = (failure) => failure.split('\n', 1)[0];
