import { randomBytes } from 'node:crypto';
import { asBookingId } from '#shared/domain/ids.ts';
import { connect } from '../../../main/store/sqlite.ts';
import { quantile } from '../statistics.ts';
import { imported, openBenchDesk } from './desk.ts';

const rounds = 300;

/**
 * How long a decision takes until it is durable, beside a bare transaction that inserts the same two rows into a file with
 * the same settings (WAL, synchronous FULL, the same cipher). In turns, so that the disk's moods hit both.
 * @returns rows for the table, milliseconds
 */
export async function benchAcknowledge(): Promise<string[][]> {
  // An undo window without end: nothing is sent, so only deciding is measured.
  const desk = await openBenchDesk('clinic', { undoMs: 1_000_000_000 });
  await imported(desk);
  const bare = connect({ file: `${desk.file}.bare`, key: randomBytes(32), readonly: false });
  bare.exec('PRAGMA journal_mode = WAL');
  bare.exec('PRAGMA synchronous = FULL');
  bare.exec(
    'CREATE TABLE intents (sequence INTEGER PRIMARY KEY, id TEXT UNIQUE, action TEXT, seen TEXT) STRICT',
  );
  bare.exec('CREATE TABLE audit (id INTEGER PRIMARY KEY, at INTEGER, kind TEXT, detail TEXT) STRICT');
  const [begin, commit] = [bare.prepare('BEGIN IMMEDIATE'), bare.prepare('COMMIT')];
  const intent = bare.prepare('INSERT INTO intents (id, action, seen) VALUES (?, ?, ?)');
  const entry = bare.prepare('INSERT INTO audit (at, kind, detail) VALUES (?, ?, ?)');
  const both = (id: string, action: string, seen: string): void => {
    begin.run();
    intent.run(id, action, seen);
    entry.run(Date.now(), 'intent.confirm', seen);
    commit.run();
  };

  const visits = desk.store.bookings
    .inWindow(
      desk.store.catalogue.addresses().map(({ id }) => id),
      { from: Date.now(), to: Date.now() + 80 * 86_400_000 },
    )
    .filter(({ status }) => status === 'booked')
    .slice(0, rounds);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (const [index, visit] of visits.entries()) {
    const action = { kind: 'confirm', bookingId: asBookingId(visit.id) } as const;
    const began = performance.now();
    const decided = desk.sync.decisions.decide({ action, calendar: null, staff: 'AK' });
    const middle = performance.now();
    both(`i${index}`, JSON.stringify(action), JSON.stringify({ start: visit.start, end: visit.end }));
    const ended = performance.now();
    if (!decided.ok) throw new Error(decided.error);
    ours.push(middle - began);
    theirs.push(ended - middle);
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
  bare.close();
  await desk.close();
  const row = (name: string, q: number): string[] => {
    const [own, other] = [quantile(ours, q), quantile(theirs, q)];
    return [name, own.toFixed(2), other.toFixed(2), (own / other).toFixed(2)];
  };
  return [
    [`decision durable, ${visits.length} of them`, 'ours ms', 'bare ms', 'ratio'],
    row('p50', 0.5),
    row('p99', 0.99),
  ];
}
