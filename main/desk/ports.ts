import type { AppInfo } from '#shared/contract/app.ts';
import type { Push } from '#shared/contract/door.ts';
import type { ClinicKey } from '#shared/domain/clinicKey.ts';
import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';
import type { Clock, Log, Random } from '#shared/ports.ts';
import type { Result } from '#shared/result.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { CallBudget, RemoteClinic, WritableClinic, ZoneOf } from '../sync/ports.ts';
import type { SyncSettings } from '../sync/settings.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { DeskStore } from './deskStore.ts';
import type { SeatStore } from './seatStore.ts';

/** What the desk needs of the parts below it; `main/main.ts` hands them in. */
export interface DeskParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly push: Push;
  readonly info: AppInfo;
  readonly syncSettings: SyncSettings;
  /** Opens (or makes) the encrypted file of a profile. */
  readonly openStore: (profile: Profile) => Promise<Result<DeskStore, Problem>>;
  /** True if the profile has a file already. */
  readonly hasStore: (profile: Profile) => boolean;
  /** Opens (or makes) the encrypted file of the seat that works for clinics of such profiles. */
  readonly openSeat: (kind: SeatKind) => Promise<Result<SeatStore, Problem>>;
  readonly secrets: Secrets;
  readonly pins: Pins;
  readonly alerts: Alerts;
  readonly paper: Paper;
  readonly computer: Computer;
  /** Makes a client; nothing is sent before its first call. */
  readonly connect: (to: Endpoint, credentials: Credentials, zoneOf: ZoneOf, use?: LineUse) => DeskRemote;
  readonly startPractice: (
    locale: MarketplaceLocale,
    size: PracticeSize,
  ) => Promise<Result<RunningPractice, Problem>>;
  /** A practice clinic that runs elsewhere on this machine, if the desk was started for one. */
  readonly practicePort: number | null;
  /** Others beside that one, of certain countries. */
  readonly practicePorts: ReadonlyMap<MarketplaceLocale, number>;
  readonly settingsFile: SettingsFile;
  /** Runs what can wait once the window has shown its first day, at once where it has. @returns takes it back */
  readonly afterFirstPaint: (run: () => void) => () => void;
  /** What a person is told of something thrown, such as the store's full disk. */
  readonly problemOfThrown: (thrown: unknown) => Problem;
}

/** What a desk that stays on a connection, not only tries it, says of its use. */
export interface LineUse {
  /** How many desks share these credentials now, from 1. */
  readonly desks: () => number;
  /** Where the count of calls outlives the process. Writing does not throw. */
  readonly spentBook: { read(): string | null; write(text: string): void };
}

/** Which data: live and practice never share a file, a key or a secret, nor do two clinics. `clinic`: one beside the desk's first. */
export type Profile =
  | { readonly kind: 'live'; readonly locale: MarketplaceLocale; readonly clinic?: ClinicKey }
  /** Inside the desk: made anew each time. */
  | { readonly kind: 'practice' }
  | { readonly kind: 'practicePort'; readonly port: number; readonly clinic?: ClinicKey };

/** For live clinics and for practice clinics elsewhere there is one seat each; one inside the desk has a new one, as it has a new file. */
export type SeatKind = Profile['kind'];

export type Endpoint =
  | { readonly kind: 'live'; readonly locale: MarketplaceLocale }
  | { readonly kind: 'practice'; readonly port: number };

export interface Credentials {
  readonly clientId: string;
  readonly secret: string;
}

/** `empty`: doctors and addresses, no service and no hours, to set up from nothing. */
export type PracticeSize = 'small' | 'clinic' | 'hospital' | 'empty';

export interface RunningPractice {
  readonly port: number;
  readonly credentials: Credentials;
  stop(): Promise<void>;
}

export interface DeskRemote extends RemoteClinic, WritableClinic, CallBudget {
  /** The vendor's clock less ours, as last seen; `null` before the first answer. Milliseconds. */
  clockSkewMs(): number | null;
  /** Breaks off what is under way. */
  close(): void;
}

/** The keychain. `noKeychain`: this machine has none that can be used. */
export interface Secrets {
  get(name: string): Promise<Result<string | null, 'noKeychain'>>;
  set(name: string, value: string): Promise<Result<null, 'noKeychain'>>;
  remove(name: string): Promise<Result<null, 'noKeychain'>>;
}

/** What reaches a person who does not look at the window. */
export interface Alerts {
  /** Somebody has the window in front of them. */
  isLookedAt(): boolean;
  /** The system's own notice. @param pressed runs when somebody presses it, with the window in front */
  notify(note: { readonly title: string; readonly body: string }, pressed: () => void): void;
  /** How many bookings nobody has seen, for the tray. */
  count(count: number, words: string): void;
}

/** How what the desk has made ready leaves it; each asks the person where to. */
export interface Paper {
  print(html: string): Promise<Leaving>;
  savePdf(html: string, name: string): Promise<Leaving>;
  saveText(text: string, name: string): Promise<Leaving>;
}
export type Leaving = 'done' | 'canceled' | 'noPrinter' | 'notPrinted' | 'diskFull' | 'held' | 'notWritten';

/** What can be looked at of this computer and of its way to the vendor, beside the API itself. Nothing here throws. */
export interface Computer {
  /** The name that is looked up for an endpoint. */
  hostOf(to: Endpoint): string;
  /** True where a proxy of the system's stands between: it looks names up and makes the connections. */
  isProxied(to: Endpoint): Promise<boolean>;
  /** How many addresses the name has, or the system's code for why none is known. */
  lookUp(to: Endpoint): Promise<Result<number, string>>;
  /** A connection without a question. `trustedUntil`: the end of its certificate; `null`: it is not encrypted. */
  reach(to: Endpoint): Promise<Result<{ readonly trustedUntil: EpochMs | null }, Unreached>>;
  /** On the disk of the desk's folder; `null`: the system does not say. Bytes. */
  freeBytes(): Promise<number | null>;
  /** The system's release, as it counts it. */
  release(): string;
  /** Where the log lies, and whether it can be written. */
  logs(): Promise<{ readonly folder: string; readonly isWritable: boolean }>;
}

/** Why there is no connection. `untrusted`: somebody answers, and it is not certain who. */
export interface Unreached {
  readonly kind: 'closed' | 'untrusted';
  /** The system's code, such as `ECONNREFUSED`. */
  readonly code: string;
}

/** PINs of staff, kept so that nobody can read them. */
export interface Pins {
  hashPin(pin: string): Promise<string>;
  isPin(pin: string, kept: string): Promise<boolean>;
  /** Whether somebody typed the API client's secret. */
  isSecret(typed: string, secret: string): boolean;
}

/** How the desk looks on this machine; holds nothing of a patient's and is needed before any store is open. */
export interface SettingsFile {
  read(): unknown;
  /** Written behind; of several in a short time the last wins. */
  write(settings: unknown): void;
  /** Resolves when what was written is in the file, or could not be; never rejects. */
  settled(): Promise<void>;
}
