import { inForeground } from '../command.mjs';
import { onOwnDesk } from '../display.mjs';
import { checkout } from '../places.mjs';
import { toolEnv, toolNode } from '../tools.mjs';

const inCheckout = () => ({ cwd: checkout, env: toolEnv() });

/**
 * The practice clinic alone, without a window.
 * @param {readonly string[]} args
 */
export const practice = (args) => inForeground(toolNode, ['main/practice/cli.ts', ...args], inCheckout());

/**
 * The pictures of all screens, to be looked at.
 * @param {readonly string[]} args
 */
export const shots = (args) => onOwnDesk([toolNode, 'test/shots/main.ts', ...args], inCheckout());

/**
 * Receptionists at work for minutes, in the real window.
 * @param {readonly string[]} args
 */
export const sittings = (args) =>
  onOwnDesk(
    [toolNode, 'node_modules/vitest/vitest.mjs', 'run', '--project', 'sittings', ...args],
    inCheckout(),
  );

/**
 * The measurements, in real windows.
 * @param {readonly string[]} args
 */
export const bench = (args) => onOwnDesk([toolNode, 'test/bench/run.ts', ...args], inCheckout());
