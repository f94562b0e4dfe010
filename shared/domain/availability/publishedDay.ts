import type { EpochMs, LocalDate, Window } from '../../time/zone.ts';
import type { AddressId } from '../ids.ts';
import type { PeriodsDigest } from './digest.ts';
import type { TimedPeriod } from './timedPeriod.ts';

export const publishedStates = ['waiting', 'sending', 'accepted', 'stands', 'differs', 'refused'] as const;
/** How far a date has come: it waits, leaves, was taken (`accepted`), and was read back (`stands`, `differs`), or was refused. */
export type PublishedState = (typeof publishedStates)[number];

/** At most one day of a date is in each: what stands at the vendor, what is on the line, and what is asked for. */
export type PublishedStage = 'standing' | 'sending' | 'asked';

/** Where a state belongs. What was refused changed nothing at the vendor, and is still asked for. */
export const stageOf: Readonly<Record<PublishedState, PublishedStage>> = {
  waiting: 'asked',
  refused: 'asked',
  sending: 'sending',
  accepted: 'standing',
  stands: 'standing',
  differs: 'standing',
};

/**
 * A date of an address as it was published, or is to be. The vendor tells neither ends nor durations nor insurance, so that this is the
 * only place that knows them (API.md §6).
 */
export interface Published {
  readonly address: AddressId;
  /** Of the marketplace's calendar. */
  readonly date: LocalDate;
  /** None: the date was cleared. */
  readonly periods: readonly TimedPeriod[];
  readonly digest: PeriodsDigest;
  /** `null`: it has not left. */
  readonly sentAt: EpochMs | null;
  readonly state: PublishedState;
  readonly readBackAt: EpochMs | null;
  /**
   * What the vendor told of the date before this was sent (`toldWord`). Of a day that has not left: what a person has seen there and
   * wants to be replaced.
   */
  readonly told?: string | undefined;
  /**
   * When something was offered of the date that this takes the place of. Until the vendor was seen to have carried it out, what is told may
   * still be that.
   */
  readonly replaces?: readonly Window[] | undefined;
}
