import type { Practice } from '../e2e/harness/practice.ts';
import type { ClinicVisit, FreeStart, KnownVisit } from './clinicSide.ts';
import { bookers } from './names.ts';
import { spoken } from './receptionist.ts';

/** What happened at the clinic, and so has to be on the board. */
export type Happening =
  | { readonly kind: 'books' | 'enters'; readonly visit: KnownVisit }
  | { readonly kind: 'cancels'; readonly visit: KnownVisit }
  | { readonly kind: 'moves'; readonly visit: KnownVisit; readonly newId: string }
  | { readonly kind: 'marks'; readonly visit: KnownVisit; readonly presence: 'present' | 'absent' };

/** What patients have to work with on the day that they book: none of it is the receptionist's. */
export interface PatientsDay {
  readonly free: FreeStart[];
  /** Visits that may be cancelled and moved. */
  readonly visits: ClinicVisit[];
}

/** Patients at home, each of whose deeds succeeds: who finds a time taken tries another. */
export interface Patients {
  readonly book: () => Promise<Happening>;
  readonly cancel: () => Promise<Happening>;
  readonly move: () => Promise<Happening>;
}

export function patientsOf(practice: Practice, day: PatientsDay): Patients {
  const names = [...bookers];
  return {
    async book() {
      const patient = { name: 'Olga', surname: taken(names.shift(), 'name'), phone: '+48 600 100 203' };
      for (;;) {
        const time = taken(day.free.shift(), 'free time');
        const visit = await practice.patientBooks({ ...time, patient }).catch(() => null);
        if (visit !== null) return { kind: 'books', visit };
      }
    },
    async cancel() {
      const visit = taken(day.visits.shift(), 'visit');
      await practice.patientCancels(visit.id);
      day.free.push(timeOf(visit));
      return { kind: 'cancels', visit };
    },
    async move() {
      for (;;) {
        const visit = taken(day.visits.shift(), 'visit');
        for (const time of day.free.filter(({ addressId }) => addressId === visit.addressId)) {
          const moved = await practice.patientMoves(visit.id, time.start).catch(() => null);
          if (moved === null) continue;
          day.free.splice(day.free.indexOf(time), 1, timeOf(visit));
          return { kind: 'moves', visit, newId: moved.id };
        }
      }
    },
  };
}

/** A happening as a line of the story. */
export function told(happening: Happening): string {
  const who = spoken(happening.visit);
  switch (happening.kind) {
    case 'books':
      return `${who} books online`;
    case 'enters':
      return `enters ${who}`;
    case 'cancels':
      return `${who} cancels`;
    case 'moves':
      return `${who} moves the visit`;
    case 'marks':
      return `marks ${who} as ${happening.presence}`;
  }
}

/** What one patient leaves free the next may take. */
const timeOf = ({ addressId, start }: ClinicVisit): FreeStart => ({ addressId, start });

function taken<T>(one: T | undefined, what: string): T {
  if (one === undefined) throw new Error(`The patients have no ${what} left.`);
  return one;
}
