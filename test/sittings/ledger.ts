import { expect } from 'vitest';
import type { ClinicVisit } from './clinicSide.ts';

/** Something a receptionist decided about one visit. Starts in epoch milliseconds. */
export type Decision =
  | { readonly kind: 'books'; readonly start: number }
  | { readonly kind: 'confirms' }
  | { readonly kind: 'moves'; readonly start: number }
  | { readonly kind: 'cancels' }
  | { readonly kind: 'marksPresent' };

/** The vendor's operation that carries a decision out. */
const operations = {
  books: 'bookSlot',
  confirms: 'confirmBooking',
  moves: 'moveBooking',
  cancels: 'cancelBooking',
  marksPresent: 'markPatientPresence',
} as const satisfies Record<Decision['kind'], string>;

/** What was decided at the desk, and so must be at the clinic in the end. */
export interface Ledger {
  /** @param visit its first id; of one that was booked here, the surname, which no other patient has */
  note(visit: string, decision: Decision): void;
  has(visit: string): boolean;
  /** Each visit stands as it was last decided, in one booking and no other, however often it was moved. */
  expectAtClinic(visits: readonly ClinicVisit[]): void;
  /** How often each of the vendor's operations was needed, where no call had to be made twice. */
  calls(): Readonly<Record<string, number>>;
}

export function createLedger(): Ledger {
  const decided = new Map<string, Decision[]>();
  return {
    note(visit, decision) {
      decided.set(visit, [...(decided.get(visit) ?? []), decision]);
    },
    has: (visit) => decided.has(visit),
    expectAtClinic(visits) {
      for (const [visit, decisions] of decided) {
        const own = visits.filter(
          ({ id, originId, patient }) => (originId ?? id) === visit || patient.surname === visit,
        );
        const story = `${visit}: ${decisions.map(({ kind }) => kind).join(', ')}`;
        const moves = decisions.filter(({ kind }) => kind === 'moves').length;
        expect(own.length, story).toBe(1 + moves);
        const last = own.filter(({ movedTo }) => movedTo === null);
        expect(last.length, story).toBe(1);
        expect(last[0], story).toMatchObject(wantedAfter(decisions));
      }
    },
    calls() {
      const counts: Record<string, number> = {};
      for (const { kind } of [...decided.values()].flat())
        counts[operations[kind]] = (counts[operations[kind]] ?? 0) + 1;
      return counts;
    },
  };
}

function wantedAfter(decisions: readonly Decision[]): Partial<ClinicVisit> {
  return decisions.reduce<Partial<ClinicVisit>>((wanted, decision) => ({ ...wanted, ...wish(decision) }), {
    status: 'booked',
  });
}

function wish(decision: Decision): Partial<ClinicVisit> {
  switch (decision.kind) {
    case 'books':
    case 'moves':
      return { start: decision.start };
    case 'confirms':
      return { confirmed: true };
    case 'cancels':
      return { status: 'canceled' };
    case 'marksPresent':
      return { presence: 'present' };
  }
}
