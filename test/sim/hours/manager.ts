import type { Exception } from '#shared/domain/availability/exception.ts';
import { stageOf } from '#shared/domain/availability/publishedDay.ts';
import { serviceOnItsWay } from '#shared/domain/availability/serviceOnItsWay.ts';
import { withSuccessor } from '#shared/domain/availability/timetable.ts';
import { toldWord } from '#shared/domain/availability/told.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import type { Address } from '#shared/domain/catalogue.ts';
import { asServiceId, type AddressId } from '#shared/domain/ids.ts';
import { chance, intBetween, seededRandom } from '#shared/random.ts';
import { addDays, localDateOf, type LocalDate } from '#shared/time/zone.ts';
import { calendarsToPublish } from '../../../main/desk/hours/exceptions.ts';
import { keepTheirs, publishOurs, type SeenDrift } from '../../../main/desk/publishing/drift.ts';
import {
  giveBackCalendars,
  publishCalendars,
  stepBackCalendars,
} from '../../../main/desk/publishing/publish.ts';
import { propose, takeOver } from '../../../main/desk/publishing/takeOver.ts';
import { decideOffers } from '../../../main/desk/services/decideOffers.ts';
import type { Session } from '../../../main/desk/session.ts';
import { toldOn } from '../../../main/sync/hours/dateSeen.ts';
import { calendarOf } from '../../../main/sync/hours/keptHours.ts';
import { datesAhead } from '../../../main/sync/publishing/ask.ts';
import { at } from '../clinicSide.ts';
import { Crash } from '../crash.ts';
import type { SimClock } from '../simClock.ts';
import type { Run, SimDesk } from '../simDesk.ts';
import type { HoursDeed } from './deeds.ts';
import { inventException, inventPlan } from './invent.ts';
import type { HoursWatch } from './watch.ts';

interface Scene {
  readonly desk: SimDesk;
  readonly run: Run;
  readonly session: Session;
  readonly address: Address;
  readonly random: () => number;
  readonly today: LocalDate;
  readonly mark: string;
}

/**
 * Whoever keeps the calendars, at whatever desk, by what its screen shows: through the desk's own code, as the window asks for it. What
 * a desk died in the middle of may be kept or not; its file says which.
 */
export class HoursManager {
  readonly #watch: HoursWatch;
  readonly #clock: SimClock;
  readonly #undoMs: number;

  constructor(watch: HoursWatch, clock: SimClock, undoMs: number) {
    this.#watch = watch;
    this.#clock = clock;
    this.#undoMs = undoMs;
  }

  do(desk: SimDesk, deed: HoursDeed, mark: string): void {
    const { run } = desk;
    const address = at(run?.bare.catalogue.addresses() ?? [], deed.pick);
    if (run === null || address === undefined) return;
    const now = (): number => this.#clock.now() + desk.aheadMs;
    const today = (): LocalDate => localDateOf(now(), run.sync.publishing.reads.zone);
    const parts = { store: run.store, sync: run.sync, now, today, undoMs: () => this.#undoMs };
    const scene: Scene = {
      desk,
      run,
      // Of a session publishing asks for no more than this.
      session: parts as unknown as Session,
      address,
      random: seededRandom(deed.seed),
      today: today(),
      mark,
    };
    try {
      this.#doing(scene, deed);
    } catch (thrown) {
      if (!(thrown instanceof Crash)) throw thrown;
    }
  }

  /** Everything goes on: nobody leaves it standing for the night. */
  goOn({ run }: SimDesk): void {
    if (run !== null && !run.life.dead) run.sync.publishing.resume();
  }

  #doing(scene: Scene, { doing }: HoursDeed): void {
    const { session, run, address, mark } = scene;
    const { timetables } = run.bare.availability;
    const { inForce, revision } = timetables.get(address.id);
    const calendar = { session, addressId: address.id, seen: revision };
    switch (doing) {
      case 'takesOver':
        if (inForce === null) this.#takesOver(scene);
        return;
      case 'plans':
        this.#plans(scene, [inventPlan(run.bare, address, scene)]);
        return;
      case 'plansNewService':
        this.#plansNewService(scene);
        return;
      case 'removesService':
        this.#removesService(scene, revision);
        return;
      case 'succeeds': {
        if (inForce === null) return;
        const today = addDays(scene.today, intBetween(scene.random, 2, 12));
        const next = inventPlan(run.bare, address, { ...scene, today });
        this.#plans(scene, withSuccessor(inForce.plans, { ...next, validFrom: today }));
        return;
      }
      case 'excepts':
      case 'exceptsAll':
        this.#excepts(scene, doing === 'excepts' ? 'address' : 'facility');
        return;
      case 'opensAgain':
        this.#opensAgain(scene);
        return;
      case 'stepsBack':
        if (timetables.get(address.id).before === null) return;
        this.#holds(scene);
        stepBackCalendars([calendar], mark);
        return;
      case 'givesBack':
        if (inForce === null) return;
        giveBackCalendars([calendar], mark);
        return;
      case 'switchesOff':
      case 'switchesOn': {
        const kind = doing === 'switchesOn' ? 'enableCalendar' : 'disableCalendar';
        const action = { kind, addressId: address.id } as const;
        run.sync.decisions.decide({ action, calendar: calendarOf(address), staff: mark });
        return;
      }
      case 'pauses':
        run.sync.publishing.pause();
        return;
      case 'resumes':
        run.sync.publishing.resume();
        return;
      case 'stops':
        run.sync.publishing.stop();
        return;
      case 'keepsTheirs':
      case 'publishesOurs':
        this.#answers(scene, doing);
        return;
    }
  }

  #takesOver({ desk, session, address, mark }: Scene): void {
    const taking = propose(session, address.id);
    if (taking === null) return;
    this.#knowsAll(desk, address.id);
    const { revision: seen, plans } = taking;
    takeOver(session, { addressId: address.id, seen, plans }, mark);
    session.sync.publishing.nudge();
  }

  #plans(scene: Scene, plans: readonly Plan[]): void {
    const { session, desk, address, mark } = scene;
    const { timetables } = session.store.availability;
    const { revision, inForce } = timetables.get(address.id);
    if (inForce === null) this.#knowsAll(desk, address.id);
    const saved = timetables.saveDraft(address.id, revision, { plans, staff: mark, at: session.now() });
    this.#holds(scene);
    publishCalendars([{ session, addressId: address.id, seen: saved.timetable.revision }], mark);
  }

  /** Hours with a service that is still to be added: what names it waits for its number. */
  #plansNewService(scene: Scene): void {
    const { run, address, mark } = scene;
    const terms = {
      price: 90,
      priceFrom: false,
      duration: 30,
      visible: true,
      allowedAges: null,
      customName: `Nowa ${mark}`,
      description: null,
    };
    const decided = run.sync.decisions.decide({
      action: { kind: 'addService', serviceId: asServiceId('51'), name: 'Konsultacja', terms },
      calendar: calendarOf(address),
      staff: mark,
    });
    if (!decided.ok || decided.value.kind !== 'intent') return;
    const own = [{ addressServiceId: serviceOnItsWay(decided.value.id), duration: 30 }];
    this.#plans(scene, [inventPlan(run.bare, address, scene, own)]);
  }

  /** A service goes, and out of all hours that name it. One stays. */
  #removesService(scene: Scene, outOfHours: number): void {
    const { run, session, address, random, mark } = scene;
    const services = run.bare.catalogue.addressServices(address.id);
    const service = services.length > 1 ? at(services, random()) : undefined;
    if (service === undefined) return;
    const decision = { kind: 'removeService', addressId: address.id, serviceId: service.id } as const;
    decideOffers(session, [{ ...decision, outOfHours }], mark);
    if (session.store.availability.timetables.get(address.id).revision !== outOfHours) this.#holds(scene);
  }

  #excepts(scene: Scene, scope: 'address' | 'facility'): void {
    const { run, session, address, random, today, mark } = scene;
    const exception = inventException(run.bare, address, { random, today, mark, scope });
    if (exception === null) return;
    session.store.transaction(() => session.store.availability.exceptions.put(exception));
    this.#publishes(scene, exception);
  }

  #opensAgain(scene: Scene): void {
    const { session, today, random } = scene;
    const { exceptions } = session.store.availability;
    const exception = at(exceptions.between(today, addDays(today, 90)).items, random());
    if (exception === undefined) return;
    session.store.transaction(() => exceptions.remove(exception.id));
    this.#publishes(scene, exception);
  }

  /** Of all calendars that an exception concerns, which the one that was looked at need not be. */
  #publishes({ desk, session, mark }: Scene, exception: Exception): void {
    const concerned = calendarsToPublish(session.store, [exception]);
    for (const { addressId } of concerned)
      this.#watch.holds(desk.index, addressId, this.#clock.now() + this.#undoMs);
    publishCalendars(
      concerned.map(({ addressId, seen }) => ({ session, addressId: addressId as AddressId, seen })),
      mark,
    );
  }

  /** A person looks at a date that differs, and chooses. */
  #answers(
    { desk, run, session, address, random, mark }: Scene,
    doing: 'keepsTheirs' | 'publishesOurs',
  ): void {
    const { reads } = run.sync.publishing;
    const { first, last } = datesAhead(reads);
    const days = run.bare.availability.published.between(address.id, first, last).items;
    const day = at(
      days.filter(({ state }) => state === 'differs'),
      random(),
    );
    if (day === undefined) return;
    const { date } = day;
    const told = toldWord(toldOn(reads, address.id, date, session.now()));
    const seen: SeenDrift = { addressId: address.id, date, told };
    this.#watch.knows(desk, address.id, [date]);
    const isAsked = days.some((one) => one.date === date && stageOf[one.state] === 'asked');
    if (doing === 'publishesOurs') {
      if (publishOurs(session, seen, mark).kind === 'asked') this.#watch.chose(desk, address.id, date);
    } else if (!isAsked || chance(random, 0.5)) keepTheirs(session, seen, mark);
  }

  #knowsAll(desk: SimDesk, addressId: AddressId): void {
    const { run } = desk;
    if (run === null) return;
    const { first, last } = datesAhead(run.sync.publishing.reads);
    const dates: LocalDate[] = [];
    for (let date = first; date <= last; date = addDays(date, 1)) dates.push(date);
    this.#watch.takes(desk, addressId, dates);
  }

  #holds({ desk, address }: Scene): void {
    this.#watch.holds(desk.index, address.id, this.#clock.now() + this.#undoMs);
  }
}
