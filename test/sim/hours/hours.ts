import type { Deed, Plan } from '../plan.ts';
import type { SimClock } from '../simClock.ts';
import type { Run, SimDesk } from '../simDesk.ts';
import type { Vendor } from '../vendor.ts';
import { HoursBook } from './book.ts';
import type { HoursDeed, PauseDeed } from './deeds.ts';
import { hoursAtRest } from './hoursAtRest.ts';
import { HoursManager } from './manager.ts';
import { Pauses } from './pauses.ts';
import { HoursWatch } from './watch.ts';

/** All who have to do with hours and breaks, and all that must hold of them, for one run. */
export class Hours {
  readonly #plan: Plan;
  readonly #vendor: Vendor;
  readonly #clock: SimClock;
  readonly #fail: (what: string) => void;
  readonly #book: HoursBook;
  readonly #manager: HoursManager;
  readonly #pauses = new Pauses();
  readonly watch: HoursWatch;

  constructor(plan: Plan, vendor: Vendor, clock: SimClock, fail: (what: string) => void) {
    this.#plan = plan;
    this.#vendor = vendor;
    this.#clock = clock;
    this.#fail = fail;
    this.#book = new HoursBook(vendor.clinic);
    this.watch = new HoursWatch(this.#book, vendor, () => clock.now(), fail);
    this.#manager = new HoursManager(this.watch, clock, plan.undoMs);
  }

  /** What doctors and patients do: hours that become different meanwhile are edited by somebody else. */
  atTheClinic(does: () => boolean): boolean {
    if (!this.#isAtWork()) return does();
    this.#book.look(null);
    const isDone = does();
    this.#book.look('doctor');
    this.watch.noteServices();
    return isDone;
  }

  do(desk: SimDesk, deed: Extract<Deed, HoursDeed | PauseDeed>, mark: string): void {
    if (deed.kind === 'hours') this.#manager.do(desk, deed, mark);
    else this.#pauses.do(desk, deed, mark, this.#clock);
  }

  goOn(desks: readonly SimDesk[]): void {
    for (const desk of desks) this.#manager.goOn(desk);
  }

  /** Whether nothing of hours is on its way at a desk. */
  isQuiet({ sync }: Run): boolean {
    if (!this.#isAtWork()) return true;
    const { waiting, onItsWay } = sync.publishing.progress();
    return waiting + onItsWay === 0;
  }

  /** Half minutes to look whether all is quiet: what differs is looked at once more a minute later, and nobody tells of that. */
  leastRounds(): number {
    return this.#isAtWork() ? 8 : 2;
  }

  atRest(desks: readonly SimDesk[]): void {
    this.#pauses.atRest(desks, this.#plan, this.#vendor, this.#fail);
    if (this.#isAtWork()) hoursAtRest(desks, this.#vendor, this.watch, this.#book, this.#fail);
  }

  #isAtWork(): boolean {
    return this.#plan.deeds.some(({ deed }) => deed.kind === 'hours');
  }
}
