/**
 * The steps of the connection check, in the order in which they are gone through and numbered from 1: first the way to the vendor, then
 * what may be asked there, then the work of this desk, then this computer.
 */
export const checkNames = [
  'line',
  'dns',
  'tls',
  'clock',
  'token',
  'facilities',
  'doctors',
  'addresses',
  'services',
  'addressServices',
  'slots',
  'breaks',
  'bookings',
  'writing',
  'budget',
  'queue',
  'freshness',
  'import',
  'store',
  'unreadable',
  'keychain',
  'disk',
  'version',
  'system',
  'logs',
] as const;
export type CheckName = (typeof checkNames)[number];

/** By which a step is called on the phone. */
export const numberOf = (name: CheckName): number => checkNames.indexOf(name) + 1;

/** The step without which another one can only fail in the same way, after a long wait. */
const needed: { readonly [name in CheckName]?: CheckName } = {
  tls: 'dns',
  token: 'tls',
  facilities: 'token',
  doctors: 'token',
  addresses: 'token',
  services: 'token',
  addressServices: 'token',
  slots: 'token',
  breaks: 'token',
  bookings: 'token',
};

/**
 * The earlier step that has to be right before this one is worth a try.
 * @param failed the steps that were wrong so far
 * @returns `null`: it is to be tried
 */
export function missingStep(name: CheckName, failed: ReadonlySet<CheckName>): CheckName | null {
  const before = needed[name];
  if (before === undefined) return null;
  return failed.has(before) ? before : missingStep(before, failed);
}

/** `look`: a person should do something. `unknown`: it cannot be told now, and nothing is wrong for that. */
export const checkStates = ['ok', 'look', 'unknown'] as const;

/** What a step finds: each has its sentence, and that says what to do. */
export const checkFindings = [
  /** A trouble that has its words already: `problem` of the result. */
  'problem',
  'inStep',
  'connecting',
  'offlineSince',
  'hostFound',
  'hostHere',
  'hostNotFound',
  'byProxy',
  'trusted',
  'plain',
  'closed',
  'untrusted',
  'clockRight',
  'clockUnknown',
  'accepted',
  'readable',
  'nothingToRead',
  'lastSent',
  'nothingSent',
  'notPermitted',
  'callsLeft',
  'noCallsLeft',
  'queueEmpty',
  'queueWaits',
  'queueOld',
  'allFresh',
  'someOld',
  'someNever',
  'imported',
  'importing',
  'importNotBegun',
  'fileOpen',
  'fileDamaged',
  'unreadable',
  'keychainThere',
  'diskFree',
  'diskLow',
  'diskUnknown',
  'version',
  'system',
  'logsKept',
  'logsNotKept',
] as const;
export type CheckFinding = (typeof checkFindings)[number];
