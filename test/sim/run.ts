import { mkdtempSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {} from '#shared/random.ts';
import { atRest } from './atRest.ts';
import { clinicDoes } from './clinicSide.ts';
import { decideAs, lettingGo } from './deciding.ts';
import { Invariants } from './invariants.ts';
import type { Effect } from './journal.ts';
import { isSwept } from './isSwept.ts';
import { Hours } from './hours/hours.ts';
import { Manager } from './manager.ts';
import { Ledger, type Entry } from './ledger.ts';
import type { Deed, Plan } from './plan.ts';
import { simClock, type SimClock } from './simClock.ts';
import { SimDesk, startDesk } from './simDesk.ts';
import { beginnings, patientMark, smallWorld } from './smallWorld.ts';
import { filledFolder } from './template.ts';
import { openVendor, type Vendor } from './vendor.ts';
import { streamOf } from './streams.ts';

/** What a run was like, in numbers. */
export interface Tally {
  faults: number;
  crashes: number;
  restarts: number;
  decided: number;
  confirmed: number;
  refused: number;
  undone: number;
  takenBack: number;
  calls: number;
  readBacks: number;
}

export interface RunResult {
  readonly violations: readonly string[];
  readonly tally: Tally;
  /** What happened, for `--verbose`. */
  readonly story: readonly string[];
  /** When decisions and dates of hours left: by the decision's mark, and in their order. Milliseconds after the beginning. */
  readonly left: { readonly decisions: ReadonlyMap<string, number>; readonly dates: readonly number[] };
}

const second = 1_000;
const minute = 60 * second;
/** In memory where the system has a place for that: a seed writes some hundred transactions. */
const places = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Runs one plan from beginning to rest. The same plan gives the same result. */
export async function runPlan(plan: Plan, verbose = false): Promise<RunResult> {
  const folder = mkdtempSync(join(places, 'frontdesk-sim-'));
  try {
    return await new Simulation(plan, folder, verbose).run();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

class Simulation {
  readonly #plan: Plan;
  readonly #beginning: number;
  readonly #clock: SimClock;
  readonly #ledger = new Ledger();
  readonly #manager = new Manager();
  readonly #hours: Hours;
  readonly #invariants: Invariants;
  readonly #vendor: Vendor;
  readonly #desks: SimDesk[];
  readonly #story: string[] = [];
  readonly #verbose: boolean;
  readonly #tally: Tally = {
    faults: 0,
    crashes: 0,
    restarts: 0,
    decided: 0,
    confirmed: 0,
    refused: 0,
    undone: 0,
    takenBack: 0,
    calls: 0,
    readBacks: 0,
  };
  /** How long a desk stays dead once it dies. */
  readonly #downMs = new Map<number, number>();
  /** What happens to a desk once its next write lies at the vendor's. */
  readonly #leaving = new Map<SimDesk, Deed & { readonly kind: 'leaveWaiting' }>();
  readonly #cleanUp: (() => void)[] = [];
  /** When the line is up again. */
  #lineUpAt = 0;
  #faultsEndAt = 0;

  constructor(plan: Plan, folder: string, verbose: boolean) {
    this.#plan = plan;
    this.#verbose = verbose;
    this.#beginning = beginnings[plan.from];
    this.#clock = simClock(this.#beginning + 2 * minute);
    this.#invariants = new Invariants(this.#ledger, () => this.#clock.now());
    const random = streamOf(plan.seed, 'world');
    this.#vendor = openVendor(plan, smallWorld(plan.busy, plan.from, plan.place), this.#clock, random, {
      complain: (what) => this.#invariants.fail(what),
      writeArrived: (desk) => this.#writeArrived(desk),
    });
    this.#invariants.vendor = this.#vendor;
    this.#hours = new Hours(plan, this.#vendor, this.#clock, this.#invariants.fail);
    this.#invariants.hours = this.#hours.watch;
    this.#desks = Array.from({ length: plan.desks }, (_, index) => new SimDesk(index, folder));
  }

  async run(): Promise<RunResult> {
    const { violations } = this.#invariants;
    try {
      await this.#begin();
      const began = this.#clock.now();
      for (const [index, { at, deed }] of this.#plan.deeds.entries()) {
        await this.#advance(Math.max(0, began + at - this.#clock.now()));
        if (deed.kind === 'nothing') continue;
        this.#tell(deed);
        await this.#do(deed, `e${index}`);
        this.#vendor.journal.look(null);
        this.#check();
        if (violations.length > 0) break;
      }
      if (violations.length === 0) await this.#comeToRest();
    } catch (thrown) {
      violations.push(
        `thrown: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`,
      );
    } finally {
      for (const desk of this.#desks) {
        const { run } = desk;
        if (run === null) continue;
        run.life.dead = true;
        run.bare.close();
      }
      for (const close of this.#cleanUp) close();
    }
    this.#count();
    if (this.#verbose) this.#tellOf(violations);
    const left = { decisions: this.#departures(), dates: this.#hours.watch.departures(this.#beginning) };
    return { violations: [...new Set(violations)], tally: this.#tally, story: this.#story, left };
  }

  #departures(): ReadonlyMap<string, number> {
    const left = new Map<string, number>();
    for (const { mark, calls } of this.#ledger.entries)
      if (calls[0] !== undefined) left.set(mark, calls[0].leftAt - this.#beginning);
    return left;
  }

  async #begin(): Promise<void> {
    const from = this.#plan.imports
      ? null
      : await filledFolder(this.#plan.busy, this.#plan.from, this.#plan.place);
    for (const desk of this.#desks) {
      if (from !== null) desk.fillFrom(from);
      this.#start(desk);
    }
    await this.#clock.advance(this.#plan.imports ? 20 * second : second);
  }

  #start(desk: SimDesk): void {
    if (desk.run !== null) return;
    desk.run = startDesk(desk, {
      plan: this.#plan,
      clock: this.#clock,
      vendor: this.#vendor,
      watch: this.#invariants,
      died: () => this.#died(desk),
    });
  }

  /** The file is taken as it lies there once whatever the desk was in the middle of is undone. */
  #died(desk: SimDesk): void {
    this.#tally.crashes += 1;
    const { run } = desk;
    const startAgain = (): void => {
      // It was being closed in an orderly way when it died, and has been opened since.
      if (desk.run !== null && desk.run !== run) return;
      this.#tell(`desk ${desk.index} starts again`);
      desk.leaveBehind();
      if (run !== null) this.#cleanUp.push(() => run.bare.close());
      desk.run = null;
      this.#start(desk);
      lettingGo(desk, this.#ledger);
    };
    this.#clock.after(this.#downMs.get(desk.index) ?? 0, startAgain);
    this.#tell(`desk ${desk.index} died`);
  }

  #lineDown(forMs: number): void {
    this.#vendor.cutLine();
    this.#lineUpAt = Math.max(this.#lineUpAt, this.#clock.now() + forMs);
  }

  #lineUp(): void {
    if (this.#clock.now() >= this.#lineUpAt) this.#vendor.clinic.lineUp = true;
  }

  #writeArrived(desk: SimDesk): void {
    const deed = this.#leaving.get(desk);
    const { run } = desk;
    if (deed === undefined || run === null) return;
    this.#leaving.delete(desk);
    this.#clock.after(deed.after, () => {
      // It may have been closed in an orderly way since, and the next one has no call under way.
      if (run.life.dead || desk.run !== run) return;
      this.#tell(`${deed.gone} ${desk.index} is gone while the vendor works`);
      if (deed.gone === 'line') {
        this.#lineDown(deed.downMs);
        this.#clock.after(deed.downMs, () => this.#lineUp());
      } else {
        this.#downMs.set(desk.index, deed.downMs);
        run.life.left = 0;
        run.life.passes();
      }
    });
  }

  #check(): void {
    this.#invariants.checkEffects();
    this.#invariants.checkCounts(this.#desks, patientMark);
  }

  async #advance(ms: number): Promise<void> {
    let left = ms;
    while (left > 0) {
      const now = this.#clock.now();
      const next = [this.#lineUpAt, this.#faultsEndAt].filter((at) => at > now && at <= now + left);
      const step = next.length > 0 ? Math.min(...next) - now : left;
      await this.#clock.advance(step);
      left -= step;
      this.#lineUp();
      if (this.#clock.now() >= this.#faultsEndAt) this.#vendor.clinic.faults.set([]);
    }
  }

  async #do(deed: Deed, mark: string): Promise<void> {
    const { clinic } = this.#vendor;
    const now = this.#clock.now();
    if (this.#hours.atTheClinic(() => clinicDoes(clinic, deed, mark))) return;
    switch (deed.kind) {
      case 'faults':
        clinic.faults.set(deed.rules);
        this.#faultsEndAt = now + deed.forMs;
        return;
      case 'lineDown':
        this.#lineDown(deed.forMs);
        return;
      case 'sleep':
        await this.#clock.sleep(deed.ms);
        return;
      case 'tokensExpire':
        clinic.tokens.expireAll();
        return;
      case 'eventsLost':
        clinic.world.queue.length = 0;
        return;
      default:
        break;
    }
    const desk = 'desk' in deed ? this.#desks[deed.desk] : undefined;
    if (desk === undefined || desk.run === null || desk.run.life.dead) return;
    switch (deed.kind) {
      case 'nudge':
        desk.run.sync.nudge();
        return;
      case 'clockSet':
        desk.aheadMs = deed.aheadMs;
        desk.clockSetAt = now;
        return;
      case 'leaveWaiting':
        this.#leaving.set(desk, deed);
        return;
      case 'crash':
        this.#downMs.set(desk.index, deed.downMs);
        desk.run.life.left = deed.after;
        return;
      case 'restart': {
        const { run } = desk;
        const stopping = run.stop();
        // Writes under way are cut by the end of the desk; no time needs to pass for that.
        await this.#clock.advance(0);
        await stopping;
        if (run.life.dead) return;
        desk.run = null;
        this.#tally.restarts += 1;
        this.#clock.after(deed.downMs, () => this.#start(desk));
        return;
      }
      case 'managerAdds':
      case 'managerChanges':
      case 'managerRemoves':
        this.#manager.do(desk, deed, mark);
        return;
      case 'hours':
      case 'pause':
        this.#hours.do(desk, deed, mark);
        return;
      default:
        decideAs(desk, deed, mark, this.#plan, this.#ledger, this.#clock, (what) => {
          this.#invariants.fail(what);
        });
    }
  }

  async #comeToRest(): Promise<void> {
    const { clinic } = this.#vendor;
    await this.#advance(Math.max(0, Math.max(this.#lineUpAt, this.#faultsEndAt) - this.#clock.now()));
    clinic.faults.set([]);
    clinic.lineUp = true;
    for (const desk of this.#desks) {
      if (desk.aheadMs !== 0) desk.clockSetAt = this.#clock.now();
      desk.aheadMs = 0;
    }
    for (const { run } of this.#desks) if (run !== null) run.life.left = Number.POSITIVE_INFINITY;
    await this.#clock.advance(2 * minute);
    this.#hours.goOn(this.#desks);
    this.#check();
    // Long enough for the firewall's patience and for the oldest age of any window; what was still to be sent then is known
    // to the other desks after the next sleep. Desks that keep hours of one calendar never answer each other for ever.
    let sentBefore = -1;
    for (const hours of this.#comings() ? [7, 7, 7, 7] : [3, 2]) {
      if (this.#sent() === sentBefore && this.#areHoursQuiet()) break;
      sentBefore = this.#sent();
      await this.#clock.sleep(hours * 60 * minute);
      // Where two visits fill a page, comparing costs many times the calls.
      const most = (this.#plan.quirks.bookingsMostOnPage ?? null) === null ? 24 : 150;
      for (
        let round = 0;
        round < most && (round < this.#hours.leastRounds() || !this.#isQuiet());
        round += 1
      ) {
        await this.#clock.advance(30 * second);
      }
    }
    // Each midnight brings a date of each calendar into reach.
    const ofNewDates = 4 * this.#desks.length * this.#vendor.clinic.world.addresses.size;
    if (this.#comings() && this.#sent() - sentBefore > ofNewDates)
      this.#invariants.fail('desks still write, a day after anybody decided anything');
    // What was read in this very moment is gathered for some milliseconds before the boards hear of it.
    await this.#clock.advance(137);
    this.#check();
    if (this.#invariants.violations.length > 0) return;
    const fail = (what: string): void => this.#invariants.fail(what);
    atRest(this.#desks, this.#ledger, this.#vendor, fail);
    this.#manager.atRest(this.#desks, this.#plan, this.#vendor, fail);
    this.#hours.atRest(this.#desks);
  }

  /** Calls that change something at the clinic: other desks know of them after the next sleep. */
  #sent(): number {
    let sent = 0;
    for (const [operation, count] of this.#vendor.clinic.counts.byOperation)
      if (!/^(get|token|release)/.test(operation)) sent += count;
    return sent;
  }

  /** Of a facility, calendar or service that comes or goes without an event the desk learns with the whole catalogue, every six hours. */
  #comings(): boolean {
    return this.#plan.deeds.some(({ deed }) =>
      deed.kind === 'panelEdits'
        ? deed.edit.startsWith('service')
        : /^(facility|calendar|service)(Goes|Comes|Changes)$|^manager|^hours$/.test(deed.kind),
    );
  }

  #areHoursQuiet(): boolean {
    return this.#desks.every(({ run }) => run === null || this.#hours.isQuiet(run));
  }

  #isQuiet(): boolean {
    const now = this.#clock.now();
    return this.#desks.every(({ run }) => {
      const line = run?.sync.line();
      const going = run?.bare.intents
        .allOpen()
        // What is looked for has a few seconds to wait after each look, and has not come to rest by that.
        .some(({ state, notBefore }) => state === 'unknown' || (state !== 'refused' && notBefore <= now));
      if (run === null || line?.kind !== 'inStep' || line.asOf <= now - 2 * minute || going !== false)
        return false;
      return this.#hours.isQuiet(run) && isSwept(run.bare, run.settings, run.zone, now);
    });
  }

  #count(): void {
    const tally = this.#tally;
    for (const count of this.#vendor.clinic.faults.struck.values()) tally.faults += count;
    tally.calls = this.#vendor.clinic.counts.total;
    for (const entry of this.#ledger.entries) {
      if (entry.id === null) continue;
      tally.decided += 1;
      if (entry.confirmedAt !== null) tally.confirmed += 1;
      if (entry.undone) tally.undone += 1;
      if (entry.supersededBy !== null) tally.takenBack += 1;
      if (entry.refused) tally.refused += 1;
      if (entry.readBack) tally.readBacks += 1;
    }
  }

  /** What the decisions that a violation names went through. */
  #tellOf(violations: readonly string[]): void {
    const marks = new Set(violations.flatMap((violation) => violation.match(/\be[0-9]+(n[0-9]+)?\b/g) ?? []));
    const time = (at: number | null): string =>
      at === null ? '–' : ((at - this.#beginning) / second).toFixed(3);
    for (const mark of marks) {
      const entry = this.#ledger.get(mark);
      if (entry === undefined) continue;
      this.#story.push(`${mark} ${JSON.stringify(entry.action)} decided ${time(entry.decidedAt)}`);
      for (const { leftAt, endedAt, outcome, status, message } of entry.calls)
        this.#story.push(
          `  call ${time(leftAt)} to ${time(endedAt)}: ${outcome} ${status ?? ''} ${message ?? ''}`,
        );
      for (const { at, kind, bookingId, newId } of this.#effectsNear(entry))
        this.#story.push(`  clinic ${time(at)}: ${kind} ${bookingId} ${newId ?? ''}`);
    }
  }

  /** On the visit that a decision is about, or of its patient. */
  #effectsNear({ mark, action }: Entry): readonly Effect[] {
    const { journal, clinic } = this.#vendor;
    const surname = action.kind === 'book' ? action.patient.surname : null;
    const root = action.kind === 'book' ? null : journal.rootOf(action.bookingId);
    return journal.effects.filter(
      ({ call, bookingId }) =>
        call?.mark === mark ||
        journal.rootOf(bookingId) === root ||
        (surname !== null && clinic.world.bookings.get(bookingId)?.patient.surname === surname),
    );
  }

  #tell(what: Deed | string): void {
    if (!this.#verbose) return;
    const text = typeof what === 'string' ? what : JSON.stringify(what);
    this.#story.push(`${((this.#clock.now() - this.#beginning) / second).toFixed(3).padStart(9)} ${text}`);
  }
}
