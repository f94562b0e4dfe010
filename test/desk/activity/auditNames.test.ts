import { expect, test, vi } from 'vitest';
import { connect } from '../../../main/store/sqlite.ts';
import { answered, begun, practicePort, type Machine, type RunningDesk } from '../deskBench.ts';
import { decideOn, type ScreenDecision, stepOn } from '../screen.ts';

/*
 * The audit is kept for ever, so no entry of it names a patient: whatever is done with a visit, and whatever the vendor says to it.
 * Everything else that knew the patient can be deleted, and then nobody can tell any more who it was.
 */
vi.setConfig({ testTimeout: 60_000 });

const patient = {
  name: 'Eufrozyna',
  surname: 'Zyxowska',
  phone: '690123987',
  email: 'zyx@example.com',
  birthDate: '1951-04-03',
  nin: '51040312345',
  gender: 'f',
} as const;
const spoken = ['Brzdęcka came in her place', 'Qwertyńska called'];
/** Whatever would tell who it was, as it may be spelt. */
const tellsWho = /eufrozyn|zyx|690|123987|123 987|1951|510403|brzd|qwert/i;

/** Every entry, with all its columns, as it lies in the file. */
async function allEntries({ folder, secrets }: Machine): Promise<readonly Record<string, unknown>[]> {
  const key = await secrets.get(`store-key practice-${practicePort}`);
  if (!key.ok || key.value === null) throw new Error('no key');
  const file = `${folder}/clinics/practice-${practicePort}/desk.db`;
  const addon = connect({ file, key: Buffer.from(key.value, 'hex'), readonly: true });
  try {
    return addon.prepare('SELECT * FROM audit ORDER BY id').all() as Record<string, unknown>[];
  } finally {
    addon.close();
  }
}

async function free(on: Machine, { desk }: RunningDesk, inHours: number) {
  const [offered] = await answered(desk.handlers['freeTimes.services'](null));
  const from = on.clock.now() + inHours * 3_600_000;
  const wanted = { service: offered?.name ?? '', from, to: from + 20 * 86_400_000 };
  const [time] = await answered(desk.handlers['freeTimes.next'](wanted));
  const service = time?.services[0];
  if (time === undefined || service === undefined) throw new Error('nothing is free');
  const { addressId, start } = time;
  return { addressId, start, duration: service.duration, addressServiceId: service.id };
}

test('no entry of the audit names the patient, whatever was done and whatever the vendor answered', async () => {
  const { on, running } = await begun();
  const { handlers } = running.desk;
  const decide = async (decision: ScreenDecision): Promise<string> => {
    const decided = await answered(decideOn({ handlers }, decision));
    return decided.kind === 'intent' ? decided.id : '';
  };
  const here = async (): Promise<{ id: string; start: number }> => {
    const found = await answered(handlers['search.patients']({ query: patient.surname }));
    const visits = found.patients.flatMap((one) => one.visits);
    const visit = visits.find(({ status }) => status === 'booked');
    if (visit === undefined) throw new Error('the visit is not there');
    return visit;
  };
  const passes = (ms = 60_000) => on.clock.advance(ms);

  await decide({ kind: 'book', ...(await free(on, running, 0.2)), patient, comment: spoken[0] ?? null });
  await passes();
  await decide({ kind: 'confirm', bookingId: (await here()).id });
  await passes();
  await decide({ kind: 'move', bookingId: (await here()).id, ...(await free(on, running, 0.5)) });
  await passes();
  const { id, start } = await here();
  await passes(start - on.clock.now() + 60_000);
  const steps = await answered(
    stepOn({ handlers }, { steps: [{ bookingId: id, to: 'arrived' }] }, on.clock.now()),
  );
  await passes();
  await answered(handlers['arrivals.undo']({ steps: steps.taken }));
  await decide({ kind: 'presence', bookingId: id, presence: 'absent' });
  await passes(600_000);

  const again = { kind: 'book', patient, comment: spoken[1] ?? null } as const;
  const undone = await decide({ ...again, ...(await free(on, running, 24)) });
  await answered(handlers['undo.decision']({ intentId: undone }));
  await decide({ ...again, ...(await free(on, running, 25)) });
  await passes();
  const coming = (await here()).id;

  // The vendor's own words may name whom it is about.
  const words = `${patient.name} ${patient.surname} (+48${patient.phone}) cannot be booked: ${spoken[0]}`;
  const body = { message: words, errors: { [`patient.${patient.surname}`]: [words] } };
  on.vendor.answer = (method) =>
    method === 'GET'
      ? null
      : new Response(JSON.stringify(body), { status: 400, headers: { 'content-type': 'application/json' } });
  const refused = await decide({ kind: 'cancel', bookingId: coming, reason: spoken[1] ?? null });
  await decide({ ...again, ...(await free(on, running, 26)) });
  await passes(300_000);
  on.vendor.answer = null;
  const { attention } = await answered(handlers['attention.get'](null));
  expect(attention.map(({ message }) => message)).toContain(words);
  for (const { intentId } of attention)
    await answered(handlers['attention.resolve']({ intentId, step: 'drop' }));
  await decide({ kind: 'cancel', bookingId: coming, reason: spoken[1] ?? null });
  await passes();

  const page = await answered(handlers['activity.get']({ before: null, staff: null, patient: '' }));
  const letGo = page.entries.find(({ outcome, deed }) => deed === 'cancel' && outcome?.kind === 'letGo');
  expect(letGo, `what became of ${refused}`).toMatchObject({ outcome: { message: words } });

  const entries = await allEntries(on);
  const kinds = new Set(entries.map(({ kind }) => kind));
  for (const kind of ['book', 'confirm', 'move', 'cancel', 'presence', 'refused', 'dropped', 'confirmed'])
    expect(kinds, kind).toContain(`intent.${kind}`);
  for (const kind of ['booking.renumbered', 'arrival.arrived', 'arrival.expected'])
    expect(kinds, kind).toContain(kind);
  for (const entry of entries) expect(JSON.stringify(entry)).not.toMatch(tellsWho);
});
