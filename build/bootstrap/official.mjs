import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quietly } from './command.mjs';
import { officialVersion } from './electron-versions.mjs';
import { checkout } from './places.mjs';
import { during } from './say.mjs';
import { toolEnv, toolNode } from './tools.mjs';

/** How long we wait for a sign of life before the release counts as out of reach (ms). */
const patience = 4_000;

const electronPackage = join(checkout, 'node_modules', 'electron');

/** Where the official release lies once its package has fetched it. */
export const officialFolder = () => join(electronPackage, 'dist');

/** The package writes path.txt last, so a half unpacked release does not count. */
export const hasOfficial = () => {
  const version = join(officialFolder(), 'version');
  return (
    existsSync(join(electronPackage, 'path.txt')) &&
    existsSync(version) &&
    readFileSync(version, 'utf8').trim().replace(/^v/, '') === officialVersion()
  );
};

/** Whether the server of the releases (or the mirror that is set) answers within a few seconds, through the proxy that is set. */
export const isOfficialInReach = async () => {
  const base = process.env['ELECTRON_MIRROR'] || 'https://github.com/electron/electron/releases/download/';
  const url = `${base}v${officialVersion()}/SHASUMS256.txt`;
  const probe = `fetch(process.argv[1], { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(${patience}) })
    .then((answer) => process.exit(answer.status < 400 ? 0 : 1), () => process.exit(1))`;
  const env = { ...toolEnv(), NODE_USE_ENV_PROXY: '1' };
  return (await quietly(toolNode, ['--eval', probe, url], { env })).code === 0;
};

/**
 * Fetches the official release by its own package, which checks its hash.
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export const fetchOfficial = async () => {
  const env = { ...toolEnv(), ELECTRON_GET_USE_PROXY: '1' };
  const run = await during(`Fetching Electron ${officialVersion()} (about 110 MB)`, () =>
    quietly(toolNode, [join(electronPackage, 'install.js')], { cwd: checkout, env }),
  );
  return { ok: run.code === 0 && hasOfficial(), output: run.output };
};
