import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp, isAppBuilt } from '../app-build.mjs';
import { inForeground } from '../command.mjs';
import { onOwnDesk } from '../display.mjs';
import { SetupFailure } from '../failure.mjs';
import { checkout } from '../places.mjs';
import { add, exitCodeOf, lastLine, nothing, oneFailed, onePassed, tallyOf } from '../tally.mjs';
import { npmCommand, toolEnv, toolNode } from '../tools.mjs';

/** Scripts of package.json that each count as one test. */
export const staticChecks = ['types', 'lint', 'layers'];

/** The projects of vitest.config.ts, the quick ones first. */
export const projects = ['unit', 'contract', 'store', 'sync', 'sim', 'crash', 'e2e'];

const reports = join(checkout, 'test-results');

/** Runs every check and every test, stops at none, and ends with the sum on the last line. */
export const test = async () => {
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  let sum = nothing;
  sum = add(sum, await runBuild());
  for (const script of staticChecks) sum = add(sum, await runCheck(script));
  for (const project of projects) sum = add(sum, await runProject(project));
  if (sum.skipped > 0) console.log(`${sum.skipped} skipped`);
  console.log(lastLine(sum));
  return exitCodeOf(sum);
};

const runBuild = async () => {
  console.log('\n— build');
  try {
    if (!isAppBuilt()) await buildApp();
    console.log('build: passed');
    return onePassed;
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error;
    console.log(`${error.message}\nbuild: failed`);
    return oneFailed;
  }
};

/** @param {string} script */
const runCheck = async (script) => {
  console.log(`\n— ${script}`);
  const npm = npmCommand();
  const code = await inForeground(npm.file, [...npm.args, 'run', '--silent', script], {
    cwd: checkout,
    env: toolEnv(),
  });
  console.log(`${script}: ${code === 0 ? 'passed' : 'failed'}`);
  return code === 0 ? onePassed : oneFailed;
};

/** @param {string} project */
const runProject = async (project) => {
  console.log(`\n— tests: ${project}`);
  const report = join(reports, `${project}.json`);
  const vitest = join(checkout, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const command = [toolNode, vitest, 'run', '--project', project, ...reporters];
  const code = await onOwnDesk(command, { cwd: checkout, env: toolEnv() });
  return tallyOf(report, code);
};
