import type { AddressId } from '#shared/domain/ids.ts';
import { localDateOf, type LocalDate } from '#shared/time/zone.ts';
import { keptAddresses } from '../hours/keptHours.ts';
import { publishingMemo } from '../hours/memo.ts';
import type { Backoff } from '../line/backoff.ts';
import { askFor, datesAhead } from './ask.ts';
import type { PublishingContext } from './context.ts';
import type { StandingDates } from './standingDates.ts';

/**
 * Responsibilities: once a day, and at the start, asks for the dates that came into reach meanwhile, however many they are; and for those
 * of calendars that are added.
 *
 * Invariants:
 * - a calendar is to be asked for until that is in the file, whatever is in the way;
 * - one that cannot be written down holds up no other.
 *
 * What can run at the same time: nothing of it, the publisher calls one method after the other.
 */
export class MovingHorizon {
  readonly #context: PublishingContext;
  readonly #standing: Pick<StandingDates, 'mark'>;
  readonly #unwritten: Backoff<AddressId>;
  /** For which today it was moved last. */
  #asOf: LocalDate | null = null;
  readonly #toAsk = new Set<AddressId>();

  /**
   * @param standing is told to compare what is ahead
   * @param unwritten calendars of which nothing can be written down rest for a while
   */
  constructor(
    context: PublishingContext,
    standing: Pick<StandingDates, 'mark'>,
    unwritten: Backoff<AddressId>,
  ) {
    this.#context = context;
    this.#standing = standing;
    this.#unwritten = unwritten;
  }

  /** Its dates are asked for with the others. */
  add(address: AddressId): void {
    this.#toAsk.add(address);
  }

  /** Asks for one calendar's dates, so that others come to their turn. @returns whether others are to be asked for */
  moveOne(): boolean {
    const { clock, zone } = this.#context;
    const today = localDateOf(clock.now(), zone);
    if (this.#asOf !== today) for (const address of keptAddresses(this.#context)) this.add(address);
    this.#asOf = today;
    const mayBeAsked = [...this.#toAsk].filter((address) => !this.#unwritten.isResting(address));
    const [next] = mayBeAsked;
    if (next === undefined) return false;
    // What is thrown leaves it resting, and still to be asked for.
    this.#unwritten.failed(next);
    this.#ask(next);
    this.#unwritten.succeeded(next);
    this.#toAsk.delete(next);
    return mayBeAsked.length > 1;
  }

  #ask(address: AddressId): void {
    const { store, datesChanged } = this.#context;
    const { stopped } = publishingMemo(store.settings).state();
    if (!stopped.includes(address)) store.transaction(() => askFor(this.#context, address, false));
    this.#standing.mark(address, datesAhead(this.#context));
    datesChanged(address);
  }
}
