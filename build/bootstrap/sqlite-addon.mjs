import {
  appendFileSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { quietly, reasonIn } from './command.mjs';
import { standIn } from './electron-versions.mjs';
import { SetupFailure } from './failure.mjs';
import { finished } from './finished.mjs';
import { checkout, sharedCache } from './places.mjs';
import { during } from './say.mjs';
import { systemEnv, systemNode } from './tools.mjs';

/**
 * The package's own prebuilt addon wants Node-API 10 and crashes the stand-in runtime. These flags build one that asks for
 * nothing newer than Node-API 9 has, under its names of that time, and still runs on Node 20 and 24. (ADR 0001)
 */
const cxxFlags =
  '-UNAPI_VERSION -DNAPI_VERSION=2147483647 -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT';

const modules = join(checkout, 'node_modules');
const packageFolder = join(modules, 'better-sqlite3');
const prebuilt = join(packageFolder, 'prebuilds', `${process.platform}-${process.arch}.node`);
const setAside = `${prebuilt}.set-aside`;
const release = join(packageFolder, 'build', 'Release');
const placed = join(release, 'better_sqlite3.node');

/** Where the addon for the stand-in lies for all checkouts, by version, flags and system. */
const cachedAddon = () => {
  const { name, version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  return join(sharedCache(), `${name}-${version}-node-api-9-${process.platform}-${process.arch}.node`);
};

/** @typedef {'official' | 'stand-in'} RuntimeKind */

/**
 * Whether the addon that the package would load now is the one for this kind of runtime.
 * @param {RuntimeKind} kind
 */
export const hasAddonFor = (kind) =>
  kind === 'official'
    ? existsSync(prebuilt) && !existsSync(placed)
    : existsSync(cachedAddon()) && !existsSync(prebuilt) && isCopy(cachedAddon(), placed);

/**
 * Makes the package load the right addon. It takes its prebuilt one first and looks into build/Release only where there is
 * none, so for the stand-in the prebuilt one is set aside; for the official runtime it comes back.
 * @param {RuntimeKind} kind
 */
export const placeAddonFor = async (kind) => {
  if (kind === 'official') {
    if (existsSync(setAside)) renameSync(setAside, prebuilt);
    rmSync(join(packageFolder, 'build'), { recursive: true, force: true });
    return;
  }
  const cached = cachedAddon();
  if (!existsSync(cached)) {
    await during('Compiling SQLite for the stand-in runtime (about two minutes, once)', () =>
      compile(cached),
    );
  }
  mkdirSync(release, { recursive: true });
  const partial = `${placed}.${process.pid}`;
  copyFileSync(cached, partial);
  writeFileSync(
    join(release, standIn.marker),
    'This SQLite addon belongs to the stand-in runtime and is never shipped.\n',
  );
  renameSync(partial, placed);
  if (existsSync(prebuilt)) renameSync(prebuilt, setAside);
};

/**
 * @param {string} target
 */
const compile = (target) =>
  finished(target, async (partial) => {
    const work = `${partial}.work`;
    cpSync(packageFolder, work, { recursive: true, filter: (path) => !/[\\/](prebuilds|build)$/.test(path) });
    cpSync(join(modules, 'node-addon-api'), join(work, 'node_modules', 'node-addon-api'), {
      recursive: true,
    });
    const gyp = join(modules, 'node-gyp', 'bin', 'node-gyp.js');
    const env = { ...systemEnv(), CXXFLAGS: cxxFlags, JOBS: 'max' };
    const built = await quietly(systemNode(), [gyp, 'rebuild', '--release', '--force_build=1'], {
      cwd: work,
      env,
    });
    const addon = join(work, 'build', 'Release', 'better_sqlite3.node');
    if (built.code !== 0 || !existsSync(addon)) {
      throw new SetupFailure(
        'SQLite could not be compiled. It needs python3, make and g++, and the headers of Node (beside the Node you use, ' +
          `or fetched from nodejs.org). Put that right and run the same command again.\n${reasonIn(built.output)}`,
      );
    }
    appendFileSync(addon, standIn.marker);
    renameSync(addon, partial);
  });

/** @param {string} original @param {string} copy */
const isCopy = (original, copy) => existsSync(copy) && readFileSync(original).equals(readFileSync(copy));
