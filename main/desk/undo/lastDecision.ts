import type { LastDecision } from '#shared/contract/undo.ts';
import { rememberedMinutes } from '#shared/domain/lastDecision.ts';
import { visitSteps, type VisitShown, type VisitStep } from '#shared/domain/arrival.ts';
import type { AuditKind } from '#shared/domain/auditKind.ts';
import { currentVisit, remainsTold } from '../arrivals/patientSteps.ts';
import type { Session } from '../session.ts';
import type { SessionAccess } from '../sessionAccess.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { inSteps } from '../steps.ts';
import type { Steps } from '../steps.ts';
import { decidedKinds, lastKindOf, type Found } from './lastKinds.ts';
import { awayKinds, goesWithAway, isAwayDeed, lastOfAway } from './lastOfAway.ts';
import { named } from './lastOfVisit.ts';
import { minuteMs } from '#shared/time/durations.ts';
import { saidZoneAt } from '../calendars/zones.ts';
import type { AuditEntry } from '#shared/domain/auditEntry.ts';
import type { ClinicKey } from '#shared/domain/clinicKey.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';

const ofPatients = visitSteps.map((step) => `arrival.${step}` as const);
/** What somebody decides; a mark of presence goes with a step of the patient's. */
const kinds: readonly AuditKind[] = [...decidedKinds, ...awayKinds, ...ofPatients];

/** The evening of a large clinic is settled at once, and is one decision. */
const most = 1_000;

/**
 * What somebody decided last here, lately, with the way back from it. Read from the audit, so that neither a reload nor a
 * restart forgets it; what has been taken back is not counted. While some decisions are still in their undo window, it is the
 * newest of those that can be taken back. @param staff initials of whoever is at the desk
 */
function* lastDecision(session: Session, staff: string): Steps<LastDecision | null> {
  const now = session.now();
  const since = now - rememberedMinutes * minuteMs;
  const deeds = session.store.audit.recent({ kinds, staff, since, limit: most });
  let newest: LastDecision | null = null;
  const looked = new Set<EpochMs>();
  for (const deed of deeds) {
    const inWindow = deed.at + session.undoMs() > now;
    if (newest !== null && !inWindow) break;
    // What was taken together is looked at once, and not again for each of its steps.
    const isStep = deed.intentId === null && !isAwayDeed(deed);
    if (isStep && looked.has(deed.at)) continue;
    if (isStep) looked.add(deed.at);
    const found = isStep ? yield* stepped(session, deed, deeds) : decided(session, deed);
    if (found === null) continue;
    const canBeUndone = ['undo', 'unstep', 'awayBack'].includes(found.way.kind);
    if (inWindow && canBeUndone) return { ...found, freely: true };
    newest ??= { ...found, freely: false };
  }
  return newest;
}

/**
 * The same over all clinics of the desk: the newest, or of those that are still in their undo window the newest. Steps that were
 * taken together in several clinics are one decision. Where the file of one clinic does not answer, its last decision may be the newer
 * one: then nothing is taken back without a question.
 */
export async function lastOfAll(access: SessionAccess): Promise<Result<LastDecision | null, Problem>> {
  const found = await access.askEach((session) => lastDecision(session, session.staff.initials()));
  if (!found.ok) return found;
  const { all, problem } = found.value;
  const last = all.reduce<OfClinic | null>(
    (best, { key, value }) =>
      value === null || (best !== null && !isLater(value, best.value)) ? best : { key, value },
    null,
  );
  if (last === null) return problem === null ? ok(null) : err(problem);
  const whole = last.value.way.kind === 'unstep' ? await withOthers(access, last) : last.value;
  return ok(problem === null ? whole : { ...whole, freely: false });
}

interface OfClinic {
  readonly key: ClinicKey;
  readonly value: LastDecision;
}

/** Steps with those that were taken in other clinics in the same press. */
async function withOthers(access: SessionAccess, { key, value }: OfClinic): Promise<LastDecision> {
  if (access.sessions().length < 2) return value;
  const found = await access.askEach((session) => stepsAt(session, value.at));
  if (!found.ok) return value;
  return found.value.all
    .filter((other) => other.key !== key)
    .reduce((whole, other) => joined(whole, other.value), value);
}

/** What was taken in one clinic at an instant. @param at of steps that were taken in another clinic */
function* stepsAt(session: Session, at: EpochMs): Steps<Found | null> {
  const staff = session.staff.initials();
  const deeds = session.store.audit
    .recent({ kinds: ofPatients, staff, since: at, limit: most })
    .filter((deed) => deed.at === at);
  const [first] = deeds;
  return first === undefined ? null : yield* stepped(session, first, deeds);
}

/** Steps of one press, also where a clinic's part was another step than the rest. */
function joined(last: LastDecision, other: Found | null): LastDecision {
  if (last.about !== 'visit' || other?.about !== 'visit') return last;
  if (last.way.kind !== 'unstep' || other.way.kind !== 'unstep') return last;
  return {
    ...last,
    visits: [...last.visits, ...other.visits],
    way: {
      kind: 'unstep',
      steps: [...last.way.steps, ...other.way.steps],
      told: last.way.told || other.way.told,
    },
  };
}

const isLater = (a: LastDecision, b: LastDecision): boolean =>
  a.freely === b.freely ? a.at > b.at : a.freely;

/** `null`: it was taken back. */
function decided(session: Session, deed: AuditEntry): Found | null {
  if (isAwayDeed(deed)) return lastOfAway(session, deed);
  const intent = deed.intentId === null ? null : session.store.intents.get(deed.intentId);
  if (intent !== null && goesWithAway(session, intent)) return null;
  return intent === null ? null : (lastKindOf(intent.action)?.last(session, intent, deed) ?? null);
}

/** Steps that were taken together are one decision. `null`: none of them is the last of its visit any more. */
function* stepped(session: Session, deed: AuditEntry, deeds: readonly AuditEntry[]): Steps<Found | null> {
  const together = deeds.filter(
    (entry) => entry.at === deed.at && entry.intentId === null && !isAwayDeed(entry),
  );
  const standing = yield* inSteps(together, (some) =>
    some.flatMap((entry) => stillStanding(session, entry) ?? []),
  );
  const [first] = standing;
  if (first === undefined) return null;
  const told = yield* inSteps(standing, (some) => some.map(({ visit }) => remainsTold(session, visit.id)));
  return {
    about: 'visit',
    deed: first.step,
    at: deed.at,
    patient: named(first.visit.patient),
    visits: standing.map(({ visit }) => visit.id),
    start: first.visit.start,
    ...saidZoneAt(session, first.visit.addressId),
    way: {
      kind: 'unstep',
      steps: standing.map(({ visit }) => ({ bookingId: visit.id, since: deed.at })),
      told: told.includes(true),
    },
  };
}

/** Steps and their entries are of one instant; what undoing wrote is the step before, with that one's. */
function stillStanding(
  session: Session,
  { bookingId, kind, at }: AuditEntry,
): { readonly visit: VisitShown; readonly step: VisitStep } | null {
  const visit = bookingId === null ? null : currentVisit(session, bookingId);
  const last = visit === null ? null : session.store.arrivals.get(visit.id);
  if (visit === null || visit.status === 'canceled' || last?.since !== at) return null;
  const isTrace = last.step === 'expected' && last.previous === null;
  return isTrace || `arrival.${last.step}` !== kind ? null : { visit, step: last.step };
}
