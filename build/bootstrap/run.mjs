import { stopCommands } from './command.mjs';
import { SetupFailure } from './failure.mjs';
import { days } from './jobs/days.mjs';
import { demo, start } from './jobs/desk.mjs';
import { bench, practice, shots, sittings } from './jobs/scripts.mjs';
import { test } from './jobs/test.mjs';
import { say } from './say.mjs';
import { forChecks, forDesk, forTools, runSteps } from './steps.mjs';
import { lastLine, oneFailed } from './tally.mjs';

/**
 * What can be asked for. Each sets up what it needs first.
 * @type {Record<string, { steps: import('./steps.mjs').Step[], run: (args: string[]) => number | Promise<number> }>}
 */
const jobs = {
  setup: { steps: forDesk, run: () => 0 },
  demo: { steps: forDesk, run: demo },
  start: { steps: forDesk, run: start },
  // The build is one of the checks: the others run, and the sum is told, also when it fails. SQLite is made beside them.
  test: { steps: forChecks, run: test },
  bench: { steps: forDesk, run: bench },
  shots: { steps: forDesk, run: shots },
  sittings: { steps: forDesk, run: sittings },
  days: { steps: forDesk, run: days },
  practice: { steps: forTools, run: practice },
};

/** @param {NodeJS.Signals} signal */
const interrupted = (signal) => {
  stopCommands();
  say('\nInterrupted. The same command goes on where it stopped.');
  process.exit(signal === 'SIGINT' ? 130 : 143);
};

/** @param {string[]} argv */
const main = async ([name = '', ...args]) => {
  const job = Object.hasOwn(jobs, name) ? jobs[name] : undefined;
  if (job === undefined) throw new SetupFailure(`Say what to do: ${Object.keys(jobs).join(', ')}.`);
  if (isTooOld(process.versions.node)) {
    throw new SetupFailure(
      `Frontdesk needs Node 20.18 or newer; this is ${process.versions.node}. Install a newer one and run the same command again.`,
    );
  }
  process.on('SIGINT', interrupted).on('SIGTERM', interrupted);
  await runSteps(job.steps);
  process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
  return job.run(args);
};

/** @param {string} version */
const isTooOld = (version) => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < 20 || (major === 20 && minor < 18);
};

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SetupFailure)) throw error;
  say(`\n${error.message}`);
  if (process.argv[2] === 'test') console.log(lastLine(oneFailed));
  process.exitCode = 1;
}
