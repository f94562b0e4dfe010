import type { Clock } from '#shared/ports.ts';
import { err } from '#shared/result.ts';
import { wrapCalls } from './wrapCalls.ts';
import { heldBack } from './heldBack.ts';
import { metered, type MeteredRemote } from './rateMeter.ts';
import type { CallBudget, RemoteClinic } from './ports.ts';
import type { SyncSettings } from './settings.ts';
import { minuteMs } from '#shared/time/durations.ts';

/** What a read is for: an event that came, today of a calendar, or what can wait (catalogue, coming weeks, the past year). */
export type Purpose = 'news' | 'today' | 'longWork';

/** What there is to do now, besides looking into the queue of events. */
export interface Expected {
  /** Reads of today's windows that the plan makes in five minutes. */
  readonly today: number;
  readonly importing: boolean;
}

/**
 * Who may ask the vendor how much, of what its firewall bears in five minutes (API.md §2). Everything that was called counts, also by
 * an earlier life of this desk, and people's writes. Each purpose has a share of its own, so that none starves for another:
 * the others leave it free as long as it is not used. Beyond its share a purpose takes what nobody needs. Long work has the
 * least, goes out evenly, and gives way.
 */
export interface ReadBudget {
  /** The remote API for one purpose. A call for which there is no room is not made, and answers `heldBack`. */
  readonly remoteFor: Readonly<Record<Purpose, RemoteClinic>>;
  /** The remote API for looking into the queue of events. */
  readonly looking: RemoteClinic;
  expect(expected: Expected): void;
  hasRoom(purpose: Purpose): boolean;
}

/** Looking for events has this share at most, as `pollMs` is made for it (`settings.ts`). */
const lookingShare = 0.3;
/** Events that came have this share, however much there is to read of today. */
const newsShare = 1 / 9;
/** Today has as much as the plan gives it, up to this share, however many events come. */
const mostTodayShare = 1 / 4;
/** For what people wait for: neither today's ages nor long work use it. */
const peopleShare = 1 / 18;
/** Long work leaves this share free, whatever the others use. */
const spareShare = 2 / 9;
/** Long work goes on with this share at least: an import would never end, and a vendor with short pages makes today cost all there is. */
const leastLongWork = 1 / 9;
/**
 * Of what long work may use in five minutes: so much at once. An import's is the coming weeks of a clinic of ten calendars, or its
 * reception would look at a count that stands still. A comparison, which nobody waits for, leaves more to those who book.
 */
const spurtShares = { importing: 0.5, comparing: 0.3 } as const;
const minutes = 5;
const fiveMinutes = minutes * minuteMs;

/**
 * @param remote every read goes through it
 * @param budget what the client counts: also calls that this life of the desk has not made, and writes
 */
export function createReadBudget(
  remote: RemoteClinic,
  budget: CallBudget,
  clock: Clock,
  settings: Pick<SyncSettings, 'callsPerHour' | 'pollMs'>,
): CountedReadBudget {
  return new SharedReadBudget(remote, budget, clock, settings);
}

/** The budget, and the remote API through which a read is counted and never held back. */
export interface CountedReadBudget extends ReadBudget {
  readonly counted: RemoteClinic;
}

/**
 * Responsibilities:
 * - counts reads by their purpose;
 * - says before each whether there is room for it, and holds back those for which there is none.
 *
 * Invariants:
 * - there is always room for the next look into the queue;
 * - no purpose uses what another has left of its share, but for the least that each may always have;
 * - the further pages of a day that has begun are never held back.
 *
 * What can run at the same time: reads of all purposes, and looks. Each is counted when it leaves, so none waits for another.
 */
class SharedReadBudget implements CountedReadBudget {
  readonly counted: RemoteClinic;
  readonly looking: RemoteClinic;
  readonly remoteFor: Readonly<Record<Purpose, RemoteClinic>>;
  readonly #budget: CallBudget;
  readonly #settings: Pick<SyncSettings, 'callsPerHour' | 'pollMs'>;
  readonly #calls: MeteredRemote;
  readonly #looks: MeteredRemote;
  readonly #by: Readonly<Record<Purpose, MeteredRemote>>;
  #expected: Expected = { today: 0, importing: true };

  constructor(
    remote: RemoteClinic,
    budget: CallBudget,
    clock: Clock,
    settings: Pick<SyncSettings, 'callsPerHour' | 'pollMs'>,
  ) {
    this.#budget = budget;
    this.#settings = settings;
    this.#calls = metered(remote, clock);
    this.#looks = metered(this.#calls.remote, clock);
    this.#by = {
      news: metered(this.#calls.remote, clock),
      today: metered(this.#calls.remote, clock),
      longWork: metered(this.#calls.remote, clock),
    };
    this.counted = this.#calls.remote;
    this.looking = this.#looks.remote;
    this.remoteFor = {
      news: this.#gated('news'),
      today: this.#gated('today'),
      longWork: this.#gated('longWork'),
    };
  }

  expect(expected: Expected): void {
    this.#expected = expected;
  }

  hasRoom(purpose: Purpose): boolean {
    const { reads } = this.#budget.budgetLeft();
    /** After this call. */
    const left = Math.min(reads, this.#all() - this.#calls.recent() - this.#others()) - 1;
    if (left < this.#keptFor('looking')) return false;
    const isFree = left >= this.#keptFrom(purpose);
    const recent = this.#by[purpose].recent();
    if (purpose !== 'longWork') return isFree || recent + 1 <= this.#shareOf(purpose);
    // Half of its share is not even people's, or what an earlier life has called: it must end some day.
    return (isFree && this.#longWorkMayGo()) || recent < this.#shareOf('longWork') / 2;
  }

  #all(): number {
    return this.#settings.callsPerHour / 12;
  }

  /** Calls in the last five minutes that no purpose of this life of the desk has made. */
  #others(): number {
    return this.#budget.budgetLeft().others;
  }

  /** What each has for itself in five minutes. */
  #shareOf(whose: Purpose | 'looking'): number {
    const all = this.#all();
    switch (whose) {
      case 'looking':
        return Math.min(fiveMinutes / this.#settings.pollMs, all * lookingShare);
      case 'news':
        return all * newsShare;
      case 'today':
        return Math.min(this.#expected.today, all * mostTodayShare);
      case 'longWork':
        return all * leastLongWork;
    }
  }

  /** What is left of a share; there is always one for the next look, for it is what shows that the desk is in step. */
  #keptFor(whose: Purpose | 'looking'): number {
    return whose === 'looking'
      ? Math.max(1, this.#shareOf('looking') - this.#looks.recent())
      : Math.max(0, this.#shareOf(whose) - this.#by[whose].recent());
  }

  /** What others have left of their shares. */
  #keptFrom(purpose: Purpose): number {
    return (
      this.#keptFor('looking') +
      (purpose === 'news' ? 0 : this.#keptFor('news') + this.#all() * peopleShare) +
      (purpose === 'today' ? 0 : this.#keptFor('today')) +
      (purpose === 'longWork' ? 0 : this.#keptFor('longWork'))
    );
  }

  /**
   * Calls that are made at once are counted for five minutes, in which nothing is left for patients who then book. So after
   * a first spurt long work goes out evenly. It gives way as if the events of the last minute went on to come. What nobody here
   * has made is taken for its own: an earlier life of the desk had its spurt.
   */
  #longWorkMayGo(): boolean {
    const { news, longWork } = this.#by;
    const { today, importing } = this.#expected;
    const recent = longWork.recent() + this.#others();
    if (recent < this.#shareOf('longWork')) return true;
    const unspared = this.#all() * (1 - spareShare);
    if (this.#calls.recent() + this.#others() >= unspared) return false;
    const most = Math.max(this.#all() * leastLongWork, unspared - this.#shareOf('looking') - today);
    if (recent + news.lately() * minutes >= most) return false;
    const spurt = most * (importing ? spurtShares.importing : spurtShares.comparing);
    return recent < spurt || longWork.lately() < most / minutes;
  }

  #gated(purpose: Purpose): RemoteClinic {
    const counted = this.#by[purpose].remote;
    return {
      ...wrapCalls(counted, (call) => (...args) => {
        if (!this.hasRoom(purpose)) return Promise.resolve(err(heldBack));
        return call(...args);
      }),
      // The further pages of a day that has begun: cut off, it would begin anew for ever.
      getBookings: (...args) => counted.getBookings(...args),
    };
  }
}
