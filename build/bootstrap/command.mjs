import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { delimiter, join } from 'node:path';

/** How much of a command's output is kept to explain its failure (characters, lines). */
const keptOutput = 100_000;
const toldLines = 25;

/**
 * The part of a failed command's output that a person should read: what npm calls errors (without the usage that follows
 * them), else the last lines.
 * @param {string} output
 */
export const reasonIn = (output) => {
  const lines = output.trimEnd().split('\n');
  const errors = lines.filter((line) => line.startsWith('npm error'));
  const usage = errors.findIndex((line) => line.includes('Usage:'));
  return errors.length > 0
    ? errors.slice(0, usage === -1 ? toldLines : Math.min(usage, toldLines)).join('\n')
    : lines.slice(-toldLines).join('\n');
};

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** Ends the commands that set-up has running, for when it is interrupted. */
export const stopCommands = () => {
  for (const child of running) child.kill('SIGTERM');
};

/**
 * @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv }} Options
 */

/**
 * Runs a command to its end, silently, and gives its exit code and the end of what it wrote.
 * @param {string} file @param {readonly string[]} args @param {Options} [options]
 * @returns {Promise<{ code: number, output: string }>} code 127 when the command cannot be started
 */
export const quietly = (file, args, options = {}) =>
  new Promise((done) => {
    const env = { ...(options.env ?? process.env), NO_COLOR: '1', FORCE_COLOR: undefined };
    const child = spawn(file, args, { ...options, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      output = (output + chunk.toString()).slice(-keptOutput);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    running.add(child);
    /** @param {{ code: number, output: string }} result */
    const end = (result) => {
      running.delete(child);
      done(result);
    };
    child.on('error', (error) => end({ code: 127, output: error.message }));
    child.on('close', (code) => end({ code: code ?? 1, output }));
  });

/**
 * `asGroup`: signals reach whatever the command starts as well, for those that do not pass them on; it is then out of the
 * terminal's reach. `output`: an open file for what it says. `givesWay`: it and what it starts have the processors that nobody else
 * wants.
 * @typedef {{ asGroup?: boolean, output?: number, givesWay?: boolean }} ForegroundOptions
 */

/**
 * Runs a command in the foreground; Ctrl-C and a polite end reach it, and this process waits for it to go.
 * @param {string} file @param {readonly string[]} args
 * @param {Options & ForegroundOptions} [options]
 * @returns {Promise<number>} its exit code; 127 when it cannot be started, 130 and 143 when a signal ended it
 */
export const inForeground = (file, args, { asGroup = false, output, givesWay = false, ...options } = {}) =>
  new Promise((done) => {
    /** @type {import('node:child_process').StdioOptions} */
    const stdio = output === undefined ? 'inherit' : ['ignore', output, output];
    const child = spawn(file, args, { ...options, detached: asGroup, stdio });
    if (givesWay && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    /** @param {NodeJS.Signals} signal */
    const passOn = (signal) => {
      // A terminal sends Ctrl-C to the command itself as well.
      if (asGroup && child.pid !== undefined) process.kill(-child.pid, signal);
      else if (signal === 'SIGTERM') child.kill(signal);
    };
    process.on('SIGINT', passOn).on('SIGTERM', passOn);
    /** @param {number} code */
    const end = (code) => {
      process.off('SIGINT', passOn).off('SIGTERM', passOn);
      done(code);
    };
    child.on('error', () => end(127));
    child.on('close', (code, signal) => end(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });

/**
 * What a short command prints, or null when it fails or does not exist.
 * @param {string} file @param {readonly string[]} args @param {Options} [options]
 */
export const outputOf = (file, args, options = {}) => {
  const run = spawnSync(file, args, { ...options, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return run.status === 0 ? run.stdout : null;
};

/**
 * Where a command lies, or null. Only the file's presence is looked at.
 * @param {string} name @param {NodeJS.ProcessEnv} [env]
 */
export const whereIs = (name, env = process.env) => {
  const ending = process.platform === 'win32' ? '.exe' : '';
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, name + ending);
    if (folder !== '' && existsSync(path)) return path;
  }
  return null;
};
