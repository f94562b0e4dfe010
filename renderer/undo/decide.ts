import type { VisitDecision } from '#shared/contract/visits.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { undoSteps } from './takeSteps.ts';
import { announce } from '../state/announce.ts';
import { rememberDecided } from '../state/decidedHere.ts';
import { door } from '../state/door.ts';
import { dropToast, toast, type Toast } from '../state/toasts.ts';
import type { Saying } from './saying.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { VisitItem } from '#shared/contract/attention.ts';

/**
 * Takes a decision: durable when it comes back. Says so, and offers to take it back for as long as it is held.
 * @param done the sentence that says what was done
 * @param settles an attention item that the decision answers; main drops it in the same transaction
 * @param already the sentence for what is so already
 * @returns the intent's id, or the visit that stands there already; `null` where nothing is left to tell the vendor
 */
export async function decide(
  decision: VisitDecision,
  done: string,
  settles: string | null = null,
  already: string = done,
): Promise<Result<string | null, Problem>> {
  if ('bookingId' in decision) rememberDecided(decision.bookingId);
  const answer = await door().ask('visits.decide', settles === null ? decision : { ...decision, settles });
  if (!answer.ok) return err(answer.error);
  const { value } = answer;
  const intent = value.kind === 'intent' ? value : null;
  const words = value.kind === 'already' ? already : done;
  announce(words);
  const undo = intent && {
    of: { kind: 'intent', intentId: intent.id } as const,
    from: Date.now(),
    until: intent.heldUntil,
  };
  toast({ text: words, tone: 'done', undo });
  return ok(value.kind === 'already' ? value.bookingId : (intent?.id ?? null));
}

/** What is being taken back, or has been: a second press on its way back is the same press. */
const takenBack = new Set<string>();

/** Takes a decision back, and says how that went. @param undone the sentence that says that it was */
export async function undoDecision(
  intentId: string,
  t: Translator,
  undone = t('visit.undo.undone'),
): Promise<void> {
  if (takenBack.has(intentId)) return;
  takenBack.add(intentId);
  const answer = await door().ask('undo.decision', { intentId });
  if (!answer.ok || answer.value !== 'undone') takenBack.delete(intentId);
  if (!answer.ok) {
    notify(t(`problem.${answer.error.kind}.text`, answer.error.params), 'refused');
    return;
  }
  if (answer.value === 'undone') notify(undone, 'done');
  else notify(t(`visit.undo.${answer.value}`), 'refused');
}

/** Leads back from a doctor's absence, or from one day's hours, and says how that went. */
export async function takeAwayBack(awayId: string, t: Translator): Promise<void> {
  if (takenBack.has(awayId)) return;
  takenBack.add(awayId);
  const answer = await door().ask('away.back', { id: awayId });
  if (!answer.ok) {
    takenBack.delete(awayId);
    notify(t(`problem.${answer.error.kind}.text`, answer.error.params), 'refused');
  } else if (answer.value === 'done') notify(t('away.back.done'), 'done');
  else notify(t('away.back.gone'), 'refused');
}

/** Takes back what a toast tells of; the toast goes, whatever comes of it. */
export async function undoToast(shown: Toast, t: Translator): Promise<void> {
  dropToast(shown.id);
  if (shown.undo === null) return;
  const { of } = shown.undo;
  if (of.kind === 'intent') await undoDecision(of.intentId, t);
  else if (of.kind === 'away') await takeAwayBack(of.awayId, t);
  else await undoSteps(of.steps, t);
}

/** Does what a person chose about an attention item. */
export async function resolve(
  { intentId, now }: Pick<VisitItem, 'intentId' | 'now'>,
  step: 'again' | 'drop',
  { t, formats, today }: Saying,
): Promise<Result<'done' | 'gone', Problem>> {
  const answer = await door().ask('attention.resolve', { intentId, step });
  if (!answer.ok) return answer;
  if (answer.value === 'gone') notify(t('visit.attention.gone'), 'refused');
  else if (step === 'again') notify(t('visit.attention.doneAgain'), 'done');
  else if (now === null) notify(t('visit.attention.letGo.none'), 'done');
  else if (now.status === 'canceled') notify(t('visit.attention.letGo.canceled'), 'done');
  else notify(t('visit.attention.letGo.booked', { time: formats.dayAndTime(now.start, today) }), 'done');
  return answer;
}

/** The same about something that is no visit. */
export async function resolvePlainly(
  intentId: string,
  step: 'again' | 'drop',
  t: Translator,
): Promise<Result<'done' | 'gone', Problem>> {
  const answer = await door().ask('attention.resolve', { intentId, step });
  if (!answer.ok) return answer;
  if (answer.value === 'gone') notify(t('visit.attention.gone'), 'refused');
  else notify(t(step === 'again' ? 'visit.attention.doneAgain' : 'breaks.letGo'), 'done');
  return answer;
}

/** Says what came of something, for eyes and ears. */
export function notify(text: string, tone: Toast['tone']): void {
  announce(text);
  toast({ text, tone, undo: null });
}
