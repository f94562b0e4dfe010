import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp, isAppBuilt } from '../bootstrap/app-build.mjs';
import { inForeground } from '../bootstrap/command.mjs';
import { officialVersion, standIn } from '../bootstrap/electron-versions.mjs';
import { SetupFailure } from '../bootstrap/failure.mjs';
import { fetchOfficial, hasOfficial } from '../bootstrap/official.mjs';
import { checkout } from '../bootstrap/places.mjs';
import { say } from '../bootstrap/say.mjs';
import { placeAddonFor } from '../bootstrap/sqlite-addon.mjs';
import { hasStandIn, standInFolder } from '../bootstrap/stand-in.mjs';
import { forTools, runSteps } from '../bootstrap/steps.mjs';
import { toolEnv, toolNode } from '../bootstrap/tools.mjs';

/** What a package of the stand-in is called, everywhere a person could look. */
const warning = 'NOT-FOR-RELEASE';

/** @param {readonly string[]} args for electron-builder */
const electronBuilder = (args) =>
  inForeground(toolNode, [join(checkout, 'node_modules', 'electron-builder', 'cli.js'), ...args], {
    cwd: checkout,
    env: toolEnv(),
  });

/**
 * Packages a release for this system. Only the official Electron and the addon of the SQLite package go in.
 * @param {readonly string[]} args for electron-builder
 */
const release = async (args) => {
  if (!hasOfficial()) {
    const fetched = await fetchOfficial();
    if (!fetched.ok) {
      throw new SetupFailure(
        `A release needs Electron ${officialVersion()} itself, and it could not be fetched. The stand-in is never released.`,
      );
    }
  }
  await placeAddonFor('official');
  return electronBuilder(['--publish', 'never', ...args]);
};

/**
 * Packages the stand-in, unpacked, to try out the packaging itself where the official Electron cannot be had.
 * Its folder, program, title and version all say that it is not for release.
 */
const tryOut = async () => {
  if (!hasStandIn())
    throw new SetupFailure(
      'There is no stand-in runtime here. Run `FRONTDESK_ELECTRON=stand-in npm run setup` first.',
    );
  const room = mkdtempSync(join(tmpdir(), 'frontdesk-package-'));
  try {
    await placeAddonFor('stand-in');
    cpSync(standInFolder(), join(room, 'electron'), { recursive: true });
    writeFileSync(join(room, 'try.json'), JSON.stringify(tryConfig(join(room, 'electron'))));
    return await electronBuilder([
      '--linux',
      '--dir',
      '--config',
      join(room, 'try.json'),
      '--publish',
      'never',
    ]);
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
};

/**
 * The release's settings with the other runtime and its addon, the warning in every name, and no guard.
 * @param {string} electronDist
 */
const tryConfig = (electronDist) => ({
  extends: join(checkout, 'electron-builder.yml'),
  productName: `Frontdesk ${warning}`,
  executableName: `frontdesk-${warning}`,
  directories: { output: join('release', warning) },
  extraMetadata: { version: `0.0.0-${warning}` },
  electronDist,
  electronVersion: standIn.version,
  files: ['node_modules/better-sqlite3/build/Release/better_sqlite3.node'],
  beforePack: null,
  afterPack: null,
});

/** @param {string[]} args */
const main = async (args) => {
  await runSteps(forTools);
  if (!isAppBuilt()) await buildApp();
  return args[0] === '--try' ? tryOut() : release(args);
};

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SetupFailure)) throw error;
  say(`\n${error.message}`);
  process.exitCode = 1;
}
