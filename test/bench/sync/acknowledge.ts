import { asBookingId } from '#shared/domain/ids.ts';
import { ms, type Figure } from '../figures.ts';
import { quantile } from '../statistics.ts';
import { openBareRows } from './bareRows.ts';
import type { BenchDesk } from './desk.ts';

const rounds = 1_000;

/**
 * How long a decision takes until it is durable, beside a bare transaction that inserts the same two rows (intent and audit
 * entry) into a file with the same tables, cipher and `synchronous = FULL`. In turns, and who begins changes from turn to
 * turn, so that the disk's moods hit both.
 */
export async function benchAcknowledge(desk: BenchDesk): Promise<Figure[]> {
  const bare = openBareRows(desk);
  const ours: number[] = [];
  const theirs: number[] = [];
  const [first, ...decisions] = decisionsOn(desk);
  first?.();
  bare.look();
  for (const [index, decide] of decisions.entries()) {
    const turns = [timed(decide, ours), timed(() => bare.write(), theirs)];
    for (const turn of index % 2 === 0 ? turns : turns.reverse()) {
      turn();
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    bare.look();
  }
  bare.close();
  return [0.5, 0.99].map((q) => {
    const [own, other] = [quantile(ours, q), quantile(theirs, q)];
    return {
      name: `decision durable, p${q * 100} of ${ours.length}`,
      ours: ms(own),
      beside: `${ms(other)}: a bare transaction of the same rows, FULL`,
      ratio: own / other,
      value: own / other,
      aim: 1.5,
    };
  });
}

/** Each confirms another visit to come. Nothing is sent: the desk's outbox was not started. */
function decisionsOn({ clock, store, sync }: BenchDesk): (() => void)[] {
  const ids = store.catalogue.addresses().map(({ id }) => id);
  const now = clock.now();
  const visits = store.bookings
    .inWindow(ids, { from: now, to: now + 80 * 86_400_000 })
    .filter(({ status }) => status === 'booked')
    .slice(0, rounds + 1);
  return visits.map(({ id }) => () => {
    const action = { kind: 'confirm', bookingId: asBookingId(id) } as const;
    const decided = sync.decisions.decide({ action, calendar: null, staff: 'AK' });
    if (!decided.ok) throw new Error(decided.error);
  });
}

const timed = (work: () => void, times: number[]) => (): void => {
  const before = performance.now();
  work();
  times.push(performance.now() - before);
};
