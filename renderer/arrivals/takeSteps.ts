import type { StepsTaken, TakenStep } from '#shared/contract/arrivals.ts';
import type { RequestOf } from '#shared/contract/contract.ts';
import type { Problem } from '#shared/contract/views.ts';
import type { VisitStep } from '#shared/domain/arrival.ts';
import type { Translator } from '#shared/messages/translator.ts';
import type { Result } from '#shared/result.ts';
import { announce } from '../state/announce.ts';
import { door } from '../state/door.ts';
import { toast, type Toast } from '../state/toasts.ts';
import { nameOf } from '../visit/nameOf.ts';

/** Who a step is about. */
export interface Stepping {
  readonly id: string;
  readonly patient: { readonly surname: string; readonly name: string } | null;
}

/** Takes one step of one patient, and says so with the way back. */
export async function takeStep(
  { id, patient }: Stepping,
  to: VisitStep,
  t: Translator,
): Promise<Result<StepsTaken, Problem>> {
  const answer = await ask([{ bookingId: id, to }], t);
  if (!answer.ok || answer.value.taken.length === 0) return answer;
  const named = { patient: nameOf(patient, t) };
  const remains = answer.value.remains[0];
  const words =
    remains === undefined
      ? t(`arrivals.said.${to}`, named)
      : t(`arrivals.remains.${remains.presence}`, named);
  offerUndo(answer.value, words);
  return answer;
}

/** Settles many visits at once; `words` say how. */
export async function takeSteps(
  steps: RequestOf<'arrivals.step'>['steps'],
  words: string,
  t: Translator,
): Promise<Result<StepsTaken, Problem>> {
  const answer = await ask(steps, t);
  if (answer.ok && answer.value.taken.length > 0) offerUndo(answer.value, words);
  return answer;
}

async function ask(
  steps: RequestOf<'arrivals.step'>['steps'],
  t: Translator,
): Promise<Result<StepsTaken, Problem>> {
  const answer = await door().ask('arrivals.step', { steps });
  if (!answer.ok) tell(t(`problem.${answer.error.kind}.text`, answer.error.params), 'refused');
  else if (answer.value.left.length > 0)
    tell(t('arrivals.left', { count: answer.value.left.length }), 'refused');
  return answer;
}

function offerUndo({ taken, heldUntil }: StepsTaken, words: string): void {
  announce(words);
  toast({
    text: words,
    tone: 'done',
    undo: { of: { kind: 'steps', steps: taken }, from: Date.now(), until: heldUntil },
  });
}

/** Takes steps back, and says how that went. @param plain the sentence for what nobody has heard of */
export async function undoSteps(
  steps: readonly TakenStep[],
  t: Translator,
  plain = t('arrivals.undone.plain'),
): Promise<void> {
  const answer = await door().ask('arrivals.undo', { steps: [...steps] });
  if (!answer.ok) {
    tell(t(`problem.${answer.error.kind}.text`, answer.error.params), 'refused');
    return;
  }
  const { undone, told } = answer.value;
  if (undone === 0) tell(t('arrivals.undone.left'), 'refused');
  else if (told > 0) tell(t('arrivals.undone.told', { count: told }), 'refused');
  else tell(plain, 'done');
}

function tell(text: string, tone: Toast['tone']): void {
  announce(text);
  toast({ text, tone, undo: null });
}
