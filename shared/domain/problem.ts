import type { EpochMs } from '../time/zone.ts';

/** What went wrong, for a person: the renderer has a sentence for each kind (`problem.<kind>` in the messages). */
export const problemKinds = [
  'offline',
  'timeout',
  'unauthorized',
  'forbidden',
  'notFound',
  'conflict',
  'invalid',
  'rateLimited',
  'firewall',
  'server',
  'unreadable',
  'clockWrong',
  /** The same, of a desk that is at work. */
  'clockOff',
  'noKeychain',
  /** The local copy is damaged; it was set aside. */
  'storeUnreadable',
  /** Another program holds the local copy; it is tried again. */
  'storeHeld',
  /** The disk or the system failed at the local copy, and nobody knows more; it is tried again. */
  'storeDiskFault',
  /** The disk or the folder may not be written to. */
  'storeReadOnly',
  /** The newest decisions are missing from the local copy; what could be read of it goes on. */
  'storeLostDecisions',
  /** The file of the seat was damaged: who works here, PINs and the lock may be missing from it. */
  'seatLost',
  'storeNewer',
  'storeKeyMissing',
  'diskFull',
  'notConnected',
  'noFacilities',
  /** Credentials of another clinic than the one whose data and decisions the desk holds. */
  'otherClinic',
  /** The visit on the screen is not there any more, or is cancelled: the screen was behind. */
  'visitGone',
  'visitCanceled',
  'visitMoved',
  /** The break on the screen is not there any more, or stands otherwise by now. */
  'breakGone',
  'breakChanged',
  /** The calendar or the service on the screen is not there any more. */
  'serviceGone',
  /** The visit is not over, its patient did not come, or has no phone. */
  'opinionNotAskable',
  /** What the vendor offers in a calendar's coming weeks has not been read whole yet. */
  'hoursNotRead',
  /** Somebody has the time that a visit was to have. */
  'timeTaken',
  /** The screen is locked: nothing of a patient's is answered. */
  'locked',
  /** Only those may who keep the calendars; `params`: `what` (a `KeptArea`) and their names, `who`. */
  'keepersOnly',
  /** Of a day that was to be printed or saved. */
  'noPrinter',
  'notPrinted',
  'fileDiskFull',
  /** It is open in another program. */
  'fileHeld',
  'fileNotWritten',
  'bug',
] as const;

export type ProblemKind = (typeof problemKinds)[number];

/** A trouble as a person is told of it. */
export interface Problem {
  readonly kind: ProblemKind;
  /** When it is worth trying again, where that is known. */
  readonly until: EpochMs | null;
  /** Numbers for the sentence, such as `minutes` for a clock that is wrong. */
  readonly params: Readonly<Record<string, string | number>>;
  /** Technical lines for support, behind "Details": no patient data, no secrets. */
  readonly details: string;
}
