import type { AttentionItem, VisitDecision } from '#shared/contract/visits.ts';
import type { Problem } from '#shared/contract/views.ts';
import type { Translator } from '#shared/messages/translator.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { undoSteps } from '../arrivals/takeSteps.ts';
import { announce } from '../state/announce.ts';
import { rememberDecided } from '../state/decidedHere.ts';
import { door } from '../state/door.ts';
import { dropToast, toast, type Toast } from '../state/toasts.ts';

/**
 * Takes a decision: durable when it comes back. Says so, and offers to take it back for as long as it is held.
 * @param done the sentence that says what was done
 * @param settles an attention item that the decision answers
 * @returns the intent's id; `null` where nothing is left to tell the vendor
 */
export async function decide(
  decision: VisitDecision,
  done: string,
  settles: string | null = null,
): Promise<Result<string | null, Problem>> {
  if ('bookingId' in decision) rememberDecided(decision.bookingId);
  const answer = await door().ask('visits.decide', decision);
  if (!answer.ok) return err(answer.error);
  const intent = answer.value.kind === 'intent' ? answer.value : null;
  announce(done);
  const undo = intent && {
    of: { kind: 'intent', intentId: intent.id } as const,
    from: Date.now(),
    until: intent.heldUntil,
  };
  toast({ text: done, tone: 'done', undo });
  if (settles !== null) await door().ask('attention.resolve', { intentId: settles, step: 'drop' });
  return ok(intent?.id ?? null);
}

/** Takes a decision back, and says how that went. @param undone the sentence that says that it was */
export async function undoDecision(
  intentId: string,
  t: Translator,
  undone = t('visit.undo.undone'),
): Promise<void> {
  const answer = await door().ask('visits.undo', { intentId });
  if (!answer.ok) {
    tell(t(`problem.${answer.error.kind}.text`, answer.error.params), 'refused');
    return;
  }
  if (answer.value === 'undone') tell(undone, 'done');
  else tell(t(`visit.undo.${answer.value}`), 'refused');
}

/** Takes back what a toast tells of; the toast goes, whatever comes of it. */
export async function undoToast(shown: Toast, t: Translator): Promise<void> {
  dropToast(shown.id);
  if (shown.undo === null) return;
  const { of } = shown.undo;
  if (of.kind === 'intent') await undoDecision(of.intentId, t);
  else await undoSteps(of.steps, t);
}

/** Does what a person chose about an attention item. */
export async function resolve(
  { intentId }: Pick<AttentionItem, 'intentId'>,
  step: 'again' | 'drop',
  t: Translator,
): Promise<Result<'done' | 'gone', Problem>> {
  const answer = await door().ask('attention.resolve', { intentId, step });
  if (!answer.ok) return answer;
  if (answer.value === 'gone') tell(t('visit.attention.gone'), 'refused');
  else tell(t(step === 'again' ? 'visit.attention.doneAgain' : 'visit.attention.dropped'), 'done');
  return answer;
}

/** Says what came of something, for eyes and ears. */
export function tell(text: string, tone: Toast['tone']): void {
  announce(text);
  toast({ text, tone, undo: null });
}
