import { vi } from 'vitest';
import { dayWindow, localDateOf } from '#shared/time/zone.ts';
import type { LaunchedDesk } from '../e2e/harness/launch.ts';
import type { Practice } from '../e2e/harness/practice.ts';
import { cardOf, goTo, zone } from '../e2e/harness/steps.ts';
import { freeStarts, visitsOfDay, type ClinicVisit, type FreeStart, type KnownVisit } from './clinicSide.ts';
import { comers } from './names.ts';
import { patientsOf, type Happening, type Patients } from './patients.ts';

const minute = 60_000;

/** What a receptionist and the patients have before them, so parted that nobody gets in the other's way. */
export interface Morning {
  /** Visits that doctors entered today, and that have begun. */
  readonly today: { readonly anchor: KnownVisit; readonly toArrive: KnownVisit[] };
  /** A coming day with room; two calendars of it are the receptionist's alone. */
  readonly coming: {
    readonly anchor: KnownVisit;
    readonly free: FreeStart[];
    readonly toConfirm: ClinicVisit[];
    readonly toCancel: ClinicVisit[];
    readonly toMove: ClinicVisit[];
    readonly toOpen: ClinicVisit[];
  };
  readonly patients: Patients;
  readonly doctors: Doctors;
}

/** Doctors in their rooms, today. */
export interface Doctors {
  readonly enter: () => Promise<Happening>;
  readonly mark: () => Promise<Happening>;
}

/** Lets the clinic have such a day, and waits until the desk has it too. */
export async function prepareMorning(desk: LaunchedDesk, practice: Practice): Promise<Morning> {
  const free = await vi.waitFor(() => freeStarts(desk, 48), { timeout: 150_000, interval: 1_000 });
  const calendars = byRoom(free);
  const own = new Set(calendars.slice(0, 2));
  const isHers = ({ addressId }: FreeStart): boolean => own.has(addressId);
  let entered = 0;
  const enter = async (): Promise<KnownVisit> => {
    const surname = comers[entered] ?? `Later${entered}`;
    const [calendar, before] = [entered % calendars.length, Math.floor(entered / calendars.length)];
    entered += 1;
    return practice.doctorBooks(surname, lately(before * 40 * minute), calendars[calendar]);
  };
  const ofToday: KnownVisit[] = [];
  for (let visit = 0; visit < 19; visit += 1) ofToday.push(await enter());
  for (const visit of ofToday) await cardOf(desk, visit).waitFor({ state: 'attached', timeout: 60_000 });

  const ofDay = await visitsOfDay(practice, free[0]?.start ?? 0);
  await goTo(desk, free[0]?.start ?? 0);
  for (const visit of ofDay) await cardOf(desk, visit).waitFor({ state: 'attached', timeout: 150_000 });
  const visits = ofDay.filter(({ originId }) => originId === null);
  const hers = visits.filter(isHers);
  const [stays, ...theirs] = visits.filter((visit) => !isHers(visit));
  const toConfirm = theirs.filter(({ confirmed }) => !confirmed).slice(0, 12);
  const rest = theirs.filter((visit) => !toConfirm.includes(visit));
  const toMark = ofToday.slice(13);
  return {
    today: { anchor: one(ofToday[0]), toArrive: ofToday.slice(1, 13) },
    coming: {
      anchor: one(stays),
      free: free.filter(isHers),
      toConfirm,
      toMove: hers,
      toCancel: rest.slice(0, 3),
      toOpen: [...toConfirm],
    },
    patients: patientsOf(practice, {
      free: free.filter((time) => !isHers(time)),
      visits: rest.slice(3),
    }),
    doctors: {
      enter: async () => ({ kind: 'enters', visit: await enter() }),
      async mark() {
        const visit = one(toMark.shift());
        const presence = toMark.length % 2 === 0 ? 'present' : 'absent';
        await practice.doctorMarks(visit.id, presence);
        return { kind: 'marks', visit, presence };
      },
    },
  };
}

/** The calendars, those with the most free times first. */
function byRoom(free: readonly FreeStart[]): readonly string[] {
  const room = new Map<string, number>();
  for (const { addressId } of free) room.set(addressId, (room.get(addressId) ?? 0) + 1);
  return [...room].sort(([, a], [, b]) => b - a).map(([addressId]) => addressId);
}

/** Some minutes ago, and today. @param ago so much earlier still, milliseconds */
function lately(ago: number): number {
  const { from } = dayWindow(localDateOf(Date.now(), zone), zone);
  const step = 5 * minute;
  return Math.max(from, Math.floor(Date.now() / step) * step - step - ago);
}

function one<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('The practice clinic has too few visits for a morning.');
  return found;
}
