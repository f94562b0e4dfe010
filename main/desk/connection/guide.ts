import type { Guide, GuideCalendar } from '#shared/contract/connection.ts';
import type { ImportProgress } from '#shared/domain/importProgress.ts';
import type { Address } from '#shared/domain/catalogue.ts';
import { type GuideStep, guideSteps, type HoursStanding } from '#shared/domain/setUpGuide.ts';
import { dayMs } from '#shared/time/durations.ts';
import { doctorNameOf } from '../calendars/doctorNames.ts';
import { calendarsInOrder } from '../calendars/hidden.ts';
import { servicesWanted } from '../hours/servicesWanted.ts';
import { mappingView } from '../mapping/mappingView.ts';
import type { Session } from '../session.ts';
import { inSteps, type Steps } from '../steps.ts';

/** Where it is kept which steps somebody has gone on from. */
const passedName = 'guide.passed';
/** Where it is kept which step somebody looked at last. */
const atName = 'guide.at';
/** So far ahead times can be offered. */
const aheadMs = 84 * dayMs;

/** What is there of the desk's clinics and what is missing, by their files. */
export function* guideOf(sessions: readonly Session[]): Steps<Guide> {
  const calendars: GuideCalendar[] = [];
  for (const session of sessions) {
    const own = yield* inSteps(calendarsInOrder(session.store), (some) =>
      some.map((address) => guideCalendar(session, address)),
    );
    calendars.push(...own);
  }
  const doctors = sessions.flatMap(({ store }) => store.catalogue.doctors());
  const counts = mappingView(sessions, 'address').counts;
  const { facility, doctor, address, service, addressService } = counts;
  const kinds = [facility, doctor, address, service, addressService];
  const sum = (of: keyof typeof facility): number => kinds.reduce((all, count) => all + count[of], 0);
  return {
    reading: readingOf(sessions.map(({ sync }) => sync.progress())),
    facilities: sessions.flatMap(({ store }) =>
      store.catalogue.facilities().map(({ id, name }) => ({
        id,
        name,
        doctors: doctors.filter(({ facilityId }) => facilityId === id).length,
        calendars: calendars.filter(({ facilityId }) => facilityId === id).length,
      })),
    ),
    withoutCalendar: doctors
      .filter(({ id, facilityId }) =>
        calendars.every((calendar) => calendar.doctorId !== id || calendar.facilityId !== facilityId),
      )
      .map(({ name, surname }) => `${name} ${surname}`.trim()),
    doctors: new Set(doctors.map(({ id }) => id)).size,
    calendars,
    mapping: { all: sum('all'), withoutCode: sum('withoutCode'), changed: sum('changed') },
    passed: passedSteps(sessions),
    at: stepAt(sessions),
  };
}

/** Notes that somebody has gone on from a step. The first clinic's file keeps it, as there is one guide. */
export function passStep([first]: readonly Session[], step: GuideStep): void {
  if (first === undefined) return;
  const passed = new Set([...passedSteps([first]), step]);
  if (passed.size === passedSteps([first]).length) return;
  first.store.transaction(() => first.store.settings.set(passedName, [...passed].join(' ')));
}

/** Notes where somebody is, so that the guide goes on there after a restart, too. */
export function turnToStep(sessions: readonly Session[], step: GuideStep): void {
  if (stepAt(sessions) === step) return;
  const [first] = sessions;
  first?.store.transaction(() => first.store.settings.set(atName, step));
}

function stepAt([first]: readonly Session[]): GuideStep | null {
  const kept = first?.store.settings.get(atName);
  return guideSteps.find((step) => step === kept) ?? null;
}

function passedSteps([first]: readonly Session[]): GuideStep[] {
  const kept = new Set((first?.store.settings.get(passedName) ?? '').split(' '));
  return guideSteps.filter((step) => kept.has(step));
}

function guideCalendar(session: Session, address: Address): GuideCalendar {
  const { store } = session;
  const { id, facilityId, doctorId, name, street, onlineOnly, commercialType } = address;
  return {
    addressId: id,
    doctor: doctorNameOf(store, address),
    place: name ?? street ?? '',
    facilityId,
    doctorId,
    onlineOnly: onlineOnly === true,
    commercial: commercialType !== 'basic',
    services: servicesWanted(store, address).length,
    hours: hoursStanding(session, address),
    draft: store.availability.timetables.get(id).draft !== null,
    off: session.sync.publishing.resting().off.includes(id),
  };
}

function hoursStanding(session: Session, { id }: Address): HoursStanding {
  const { store } = session;
  const now = session.now();
  const window = { from: now, to: now + aheadMs };
  // A clinic that is booked out has hours. While free times are still read, nobody knows whether it is, or has none any more.
  const isRead = readingOf([session.sync.progress()]) === null;
  const isOffered =
    store.schedule.firstSlots([{ addressId: id, services: null }], window, 1).length > 0 ||
    (isRead && store.bookings.inWindow([id], window).length > 0);
  if (isOffered) return 'offered';
  return store.availability.timetables.get(id).inForce === null ? 'none' : 'kept';
}

/** What counts here of the first copies: services are the last of the catalogue, and free times come after it. */
function readingOf(all: readonly ImportProgress[]): Guide['reading'] {
  const steps = all.flatMap((one) =>
    one.kind === 'running' ? [one.step] : one.kind === 'idle' ? ['facilities'] : [],
  );
  if (steps.some((step) => step !== 'today' && step !== 'schedule' && step !== 'history')) return 'catalogue';
  return steps.some((step) => step !== 'history') ? 'schedule' : null;
}
