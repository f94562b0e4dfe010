import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildApp, isAppBuilt } from '../app-build.mjs';
import { quietly } from '../command.mjs';
import { onOwnDesk } from '../display.mjs';
import { SetupFailure } from '../failure.mjs';
import { checkout } from '../places.mjs';
import { failuresIn, outsideTestsOf, outsideTestsVariable } from '../report.mjs';
import { afterSecondLook, filesToLookAtAgain } from '../secondLook.mjs';
import { sideBySide } from '../sideBySide.mjs';
import { forStore, runSteps } from '../steps.mjs';
import { add, exitCodeOf, lastLine, nothing, oneFailed, onePassed, tallyOf } from '../tally.mjs';
import { npmCommand, toolEnv, toolNode } from '../tools.mjs';

/** Scripts of package.json that each count as one test; the longest first. */
export const staticChecks = ['lint', 'types', 'layers', 'unused'];

/** The projects of vitest.config.ts that keep every processor busy: one after the other, the quick ones first. */
export const projects = ['unit', 'contract', 'store'];

/** @param {string} project @param {readonly number[]} parts @param {number} of @param {boolean} givesWay */
const partsOf = (project, parts, of, givesWay) =>
  parts.map((part) => ({ project, shard: `${part}/${of}`, givesWay }));

/**
 * Those that keep a processor busy, in two lanes, each lane one after the other. They give way: windows that wait for their desk have what
 * they need at once, and are as steady as alone (adr/0043).
 */
export const busyLanes = [
  [...partsOf('sim', [1], 1, true), ...partsOf('desk', [1, 2], 2, true), ...partsOf('sync', [1, 2], 2, true)],
  partsOf('pages', [1, 2, 3], 3, true),
];

/** Those that mostly wait (for timers, windows, the death of a desk), in parts; the longest first, so that all lanes end together. */
export const waitingParts = [
  ...partsOf('e2e', [1], 5, false),
  ...partsOf('crash', [1], 1, false),
  ...partsOf('e2e', [2, 3, 4, 5], 5, false),
];
const reports = join(checkout, 'test-results');

/** Runs every check and every test, stops at none, says again at the end what failed, and ends with the sum on the last line. */
export const test = async () => {
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const parts = await checksBeside(() => runSteps(forStore));
  for (const project of projects) parts.push(await runProject(project));
  parts.push(...(await sideBySide([...busyLanes, [], []], waitingParts, runPart)));
  for (const [index, part] of parts.entries()) parts[index] = await lookAgain(part);
  for (const part of parts) tellFailures(part);
  for (const part of parts) tellUnsteady(part);
  const sum = parts.map(({ tally }) => tally).reduce(add, nothing);
  if (sum.skipped > 0) console.log(`${sum.skipped} skipped`);
  console.log(lastLine(sum));
  return exitCodeOf(sum);
};

/**
 * `report` is vitest's, of the parts that have one; `unsteady` was red the first time only.
 * @typedef {{ name: string, tally: import('../tally.mjs').Tally, project?: string, report?: string, unsteady?: string[] }} Part
 */

/**
 * The few files of a part that are red are run once more, alone: what is red then, too, is red (adr/0030).
 * @param {Part} part
 * @returns {Promise<Part>}
 */
const lookAgain = async (part) => {
  const { name, tally, project, report } = part;
  if (tally.failed === 0 || project === undefined || report === undefined) return part;
  const files = filesToLookAtAgain(report);
  if (files.length === 0) return part;
  console.log(`\n— tests: ${name}, a second look at ${files.length} of its files`);
  const [again, after] = [`${report}.again`, `${report}.after`];
  const code = await vitest(
    project,
    again,
    files.map((file) => relative(checkout, file)),
    {},
  );
  const unsteady = afterSecondLook(report, again, after);
  if (!existsSync(after)) return part;
  return { name, tally: tallyOf(after, code), report: code === 0 ? after : again, unsteady };
};

/** @param {Part} part */
const tellUnsteady = ({ name, unsteady = [] }) => {
  if (unsteady.length === 0) return;
  console.log(`\n— unsteady in ${name}: red among others and green alone. Find out why, and mend it`);
  for (const failure of unsteady) console.log(failure);
};

/** @param {Part} part */
const tellFailures = ({ name, tally, report }) => {
  if (tally.failed === 0) return;
  console.log(`\n— failed in ${name}`);
  if (report === undefined) return;
  const failures = failuresIn(report);
  for (const failure of failures) console.log(failure);
  if (failures.length === 0) console.log('no test of it, but its run: what it said stands where it ran');
};

/**
 * The compiler that makes what the tests need besides takes one processor, and the checks of the sources the other, or both.
 * @param {() => Promise<void>} make
 * @returns {Promise<Part[]>}
 * @throws {SetupFailure} once the checks have said what they have to say: the sum stays the last line
 */
const checksBeside = async (make) => {
  /** @type {unknown} */
  let failure = null;
  /** @type {(() => Promise<Part | null>)[]} */
  const making = [
    async () => {
      await make().catch((thrown) => (failure = thrown));
      return null;
    },
  ];
  const checks = [runBuild, ...staticChecks.map((script) => () => runCheck(script))];
  const parts = await sideBySide([making, checks], [], (run) => run());
  if (failure !== null) throw failure;
  return parts.filter((part) => part !== null);
};

/** @returns {Promise<Part>} */
const runBuild = async () => {
  console.log('\n— build');
  try {
    if (!isAppBuilt()) await buildApp();
    console.log('build: passed');
    return { name: 'build', tally: onePassed };
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error;
    console.log(`${error.message}\nbuild: failed`);
    return { name: 'build', tally: oneFailed };
  }
};

/**
 * What a check says is told in one piece when it has ended, since others speak at the same time.
 * @param {string} script
 * @returns {Promise<Part>}
 */
const runCheck = async (script) => {
  console.log(`\n— ${script} …`);
  const npm = npmCommand();
  const { code, output } = await quietly(npm.file, [...npm.args, 'run', '--silent', script], {
    cwd: checkout,
    env: toolEnv(),
  });
  console.log(`\n— ${script}\n${output}${script}: ${code === 0 ? 'passed' : 'failed'}`);
  return { name: script, tally: code === 0 ? onePassed : oneFailed };
};

/** @param {string} project @returns {Promise<Part>} */
const runProject = async (project) => {
  console.log(`\n— tests: ${project}`);
  const report = join(reports, `${project}.json`);
  return { name: project, tally: tallyOf(report, await vitest(project, report, [], {})), project, report };
};

/**
 * What a part says is told in one piece when it has ended, since others speak at the same time.
 * @param {{ project: string, shard: string, givesWay: boolean }} part
 * @returns {Promise<Part>}
 */
const runPart = async ({ project, shard, givesWay }) => {
  const name = shard === '1/1' ? project : `${project}-${shard.replace('/', '-of-')}`;
  const report = join(reports, `${name}.json`);
  const said = join(reports, `${name}.log`);
  console.log(`\n— tests: ${name} …`);
  const output = openSync(said, 'w');
  const code = await vitest(project, report, [`--shard=${shard}`, '--maxWorkers=1'], { output, givesWay });
  closeSync(output);
  console.log(`\n— tests: ${name}\n${readFileSync(said, 'utf8')}`);
  return { name, tally: tallyOf(report, code), project, report };
};

/**
 * @param {string} project @param {string} report @param {readonly string[]} more
 * @param {{ output?: number, givesWay?: boolean }} how
 */
const vitest = (project, report, more, how) => {
  const script = join(checkout, 'node_modules', 'vitest', 'vitest.mjs');
  const outside = join(checkout, 'build', 'bootstrap', 'outsideTests.mjs');
  const reporters = [
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    `--reporter=${outside}`,
  ];
  const command = [toolNode, script, 'run', '--project', project, ...reporters, ...more];
  const env = { ...toolEnv(), [outsideTestsVariable]: outsideTestsOf(report) };
  return onOwnDesk(command, { cwd: checkout, env, ...how });
};
