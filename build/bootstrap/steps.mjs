import { buildApp, isAppBuilt } from './app-build.mjs';
import { checkoutRuntime } from './checkout-runtime.mjs';
import { hasElectron, prepareElectron } from './electron.mjs';
import { hasNodePackages, installNodePackages } from './node-packages.mjs';
import { elapsed, say } from './say.mjs';
import { hasAddonFor, placeAddonFor } from './sqlite-addon.mjs';
import { cannotLookAfter, installPackages, missingHere } from './system-packages.mjs';

/**
 * One part of set-up. Asking whether it is done is cheap and changes nothing; doing it may be interrupted at any moment.
 * @typedef {{ name: string, isDone: () => boolean, run: () => Promise<void> }} Step
 */

/** @type {Step} */
const systemPackages = {
  name: 'system packages',
  isDone: () => missingHere().length === 0,
  run: () => installPackages(missingHere()),
};

/** @type {Step} */
const nodePackages = { name: 'Node packages', isDone: hasNodePackages, run: installNodePackages };

/** @type {Step} */
const electron = { name: 'Electron', isDone: hasElectron, run: prepareElectron };

const runtimeKind = () => checkoutRuntime()?.kind ?? 'official';

/** @type {Step} */
const sqliteAddon = {
  name: 'SQLite',
  isDone: () => hasAddonFor(runtimeKind()),
  run: () => placeAddonFor(runtimeKind()),
};

/** @type {Step} */
const app = { name: 'the app', isDone: isAppBuilt, run: buildApp };

/** What a job needs before it can begin, in this order. */
export const forTools = [systemPackages, nodePackages];
export const forChecks = [...forTools, electron];
/** What opens a store needs besides. It may be compiled meanwhile: no check of the sources reads it. */
export const forStore = [sqliteAddon];
export const forDesk = [...forChecks, ...forStore, app];

/**
 * Runs the steps that are not done, each after the one before it.
 * @param {readonly Step[]} steps
 */
export const runSteps = async (steps) => {
  const begun = Date.now();
  let worked = false;
  for (const step of steps) {
    if (step.isDone()) continue;
    if (!worked) sayWhatComes();
    worked = true;
    say(`• ${step.name}`);
    await step.run();
  }
  if (worked) say(`Set-up finished in ${elapsed(Date.now() - begun)}.`);
};

const sayWhatComes = () => {
  say('Setting up Frontdesk. It can be interrupted; the same command goes on where it stopped.');
  const warning = cannotLookAfter();
  if (warning !== null) say(warning);
};
