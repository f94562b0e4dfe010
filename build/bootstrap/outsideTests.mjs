import { writeFileSync } from 'node:fs';
import { noFile, outsideTestsVariable, whileThisRan } from './report.mjs';

/**
 * A reporter of vitest's for what no test of a run has: the errors that came while none ran. Its JSON report says nothing of them, and
 * in the output of a long run they have scrolled away.
 */
export default class OutsideTests {
  /**
   * @param {readonly import('vitest/node').TestModule[]} _modules
   * @param {readonly { name?: string, message: string, stack?: string, VITEST_TEST_PATH?: string }[]} errors
   */
  onTestRunEnd(_modules, errors) {
    const file = process.env[outsideTestsVariable];
    if (file === undefined) return;
    const texts = errors.map(({ name = 'Error', message, stack = '', VITEST_TEST_PATH: path = noFile }) =>
      [`${name}: ${message}${whileThisRan}${path}`, ...stack.split('\n').slice(0, mostLines)].join('\n'),
    );
    writeFileSync(file, JSON.stringify(texts));
  }
}

const mostLines = 8;
