import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { quietly, reasonIn } from './command.mjs';
import { SetupFailure } from './failure.mjs';
import { checkout, ownCache } from './places.mjs';
import { during } from './say.mjs';
import { clearStamp, hashOf, isStamped, writeStamp } from './stamp.mjs';
import { toolEnv, toolNode } from './tools.mjs';

/** What the built app is made of. */
const sources = [
  'main',
  'preload',
  'renderer',
  'shared',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];

const stamp = () => join(ownCache(), 'app-build.stamp');

export const isAppBuilt = () =>
  existsSync(join(checkout, 'out', 'main', 'main.js')) && isStamped(stamp(), hashOf(checkout, sources));

/** Builds the app into out/. The stamp holds the sources as they were at the start: an edit meanwhile is built next time. */
export const buildApp = async () => {
  const state = hashOf(checkout, sources);
  clearStamp(stamp());
  const run = await during('Building the app', () =>
    quietly(toolNode, [join(checkout, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build'], {
      cwd: checkout,
      env: toolEnv(),
    }),
  );
  if (run.code !== 0)
    throw new SetupFailure(
      `The app could not be built (npm run build shows the same):\n${reasonIn(run.output)}`,
    );
  writeStamp(stamp(), state);
};
