import type { EpochMs } from '#shared/time/zone.ts';
import { minuteMs, secondMs } from '#shared/time/durations.ts';
import type { DeskStore } from '../../deskStore.ts';
import { couldGoAt } from '../../attention/commonFacts.ts';
import { ofSession, right, troubled, unknown, wrong, type Check } from './check.ts';

/** The work of this desk: what it may write, how much it may ask, what waits, and how old what it shows is. */

/** What could have left and waits for longer keeps somebody waiting. Milliseconds. */
const longWait = 15 * minuteMs;
/** Today of a calendar is read anew each minute, of a hospital's every few. Milliseconds. */
const oldRead = 15 * minuteMs;
/** So far back into the audit it is looked for an answer of the vendor's. */
const lastAnswers = 50;

/** Known only by what was sent: nothing is written to find out. */
export const checkWriting: Check = ofSession(({ store }) => {
  const answers = store.audit.deeds(
    { kinds: ['intent.confirmed', 'intent.refused'], staff: null, about: null },
    { before: null, limit: lastAnswers },
  );
  for (const { kind, at, intentId } of answers) {
    if (kind === 'intent.confirmed') return right('lastSent', { at });
    if (intentId !== null && store.intents.refusal(intentId)?.reason === 'notAllowed')
      return wrong('notPermitted', { at });
  }
  return unknown('nothingSent');
});

export const checkBudget: Check = ofSession(({ remote }) => {
  const { reads, others } = remote.budgetLeft();
  const count = Math.max(0, Math.floor(reads));
  const detail = `${count} left, ${Math.round(others)} others in 5 min`;
  return count > 0 ? right('callsLeft', { params: { count }, detail }) : unknown('noCallsLeft', { detail });
});

export const checkQueue: Check = ofSession(({ store }, { parts: { clock } }) => {
  const open = store.intents.allOpen();
  const waiting = open.filter(({ state }) => state !== 'refused');
  const age = ageOf(waiting.map(couldGoAt), clock.now());
  const count = waiting.length;
  const minutes = Math.floor((age ?? 0) / minuteMs);
  const detail = `${count} waiting, ${secondsOf(age)}; ${open.length - count} for a person; events ${eventsOf(store, clock.now())}`;
  if (count === 0) return right('queueEmpty', { detail });
  const said = { params: { count, minutes }, detail };
  return age !== null && age > longWait ? wrong('queueOld', said) : right('queueWaits', said);
});

/** Events that were read and not applied yet. */
function eventsOf({ inbox }: DeskStore, now: EpochMs): string {
  const [oldest] = inbox.pending(1);
  return oldest === undefined ? 'none' : secondsOf(Math.max(0, now - oldest.receivedAt));
}

/** How long the longest has waited; `null`: nothing waits, or not since yet. */
function ageOf(since: readonly EpochMs[], now: EpochMs): number | null {
  const first = since.reduce<number | null>((least, at) => Math.min(least ?? at, at), null);
  return first === null || first > now ? null : now - first;
}

const secondsOf = (ms: number | null): string => (ms === null ? 'none' : `${Math.round(ms / secondMs)} s`);

/** For bookings of today. In the report each calendar has its number at the vendor's, which is nobody's name. */
export const checkFreshness: Check = ofSession((session, { parts: { clock } }) => {
  const { store, sync } = session;
  const addresses = store.catalogue.addresses();
  if (addresses.length === 0) return unknown('nothingToRead');
  const asOf = store.freshness.asOf(session.today());
  const ages = addresses.map(({ id }) => {
    const at = asOf.get(id);
    return { id, age: at === undefined ? null : Math.max(0, clock.now() - at) };
  });
  const read = ages.flatMap(({ age }) => (age === null ? [] : [age]));
  const minutes = Math.ceil(Math.max(0, ...read) / minuteMs);
  const detail = ages.map(({ id, age }) => `${id} ${age === null ? 'never' : secondsOf(age)}`).join(', ');
  const of = ages.length;
  const never = of - read.length;
  if (never > 0) {
    const say = sync.progress().kind === 'finished' ? wrong : unknown;
    return say('someNever', { params: { count: never, of }, detail });
  }
  const old = read.filter((age) => age > oldRead).length;
  return old > 0
    ? wrong('someOld', { params: { count: old, of, minutes }, detail })
    : right('allFresh', { params: { count: of, minutes }, detail });
});

export const checkImport: Check = ofSession(({ sync }) => {
  const progress = sync.progress();
  switch (progress.kind) {
    case 'finished':
      return right('imported');
    case 'idle':
      return unknown('importNotBegun');
    case 'running': {
      const { step, done, of, waiting } = progress;
      const detail = `${step} ${done}/${of}`;
      return waiting === null
        ? unknown('importing', { params: { done, of }, detail })
        : troubled(waiting, `${detail} ${waiting.kind}`);
    }
  }
});
