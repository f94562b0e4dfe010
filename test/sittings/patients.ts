import type { Practice } from '../e2e/harness/practice.ts';
import type { FreeStart, KnownVisit } from './clinicSide.ts';
import { bookers } from './names.ts';
import { spoken } from './receptionist.ts';

/** What happened at the clinic, and so has to be on the board. */
export type Happening =
  | { readonly kind: 'books' | 'enters'; readonly visit: KnownVisit }
  | { readonly kind: 'cancels'; readonly visit: KnownVisit }
  | { readonly kind: 'moves'; readonly visit: KnownVisit; readonly newId: string }
  | { readonly kind: 'marks'; readonly visit: KnownVisit; readonly presence: 'present' | 'absent' };

type PlacedVisit = KnownVisit & Pick<FreeStart, 'addressId'>;

/** What patients have to work with on the day that they book: none of it is the receptionist's. */
export interface PatientsDay {
  readonly free: FreeStart[];
  /** Visits that may be cancelled and moved. */
  readonly visits: PlacedVisit[];
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
        if (visit === null) continue;
        // Who has just booked may call it off or move it, after everybody else.
        day.visits.push({ ...visit, addressId: time.addressId });
        return { kind: 'books', visit };
      }
    },
    async cancel() {
      const visit = taken(day.visits.shift(), 'visit');
      await practice.patientCancels(visit.id);
      day.free.push(timeOf(visit));
      return { kind: 'cancels', visit };
    },
    async move() {
      // Who finds no other time with the same doctor stays, and may still cancel.
      for (const visit of day.visits) {
        for (const time of day.free.filter(({ addressId }) => addressId === visit.addressId)) {
          const moved = await practice.patientMoves(visit.id, time.start).catch(() => null);
          if (moved === null) continue;
          day.free.splice(day.free.indexOf(time), 1, timeOf(visit));
          day.visits.splice(day.visits.indexOf(visit), 1);
          return { kind: 'moves', visit, newId: moved.id };
        }
      }
      throw new Error('No patient can move a visit any more.');
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
const timeOf = ({ addressId, start }: PlacedVisit): FreeStart => ({ addressId, start });

function taken<T>(one: T | undefined, what: string): T {
  if (one === undefined) throw new Error(`The patients have no ${what} left.`);
  return one;
}
