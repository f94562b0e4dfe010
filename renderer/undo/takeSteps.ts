import type { StepLeft, StepsTaken, TakenStep } from '#shared/contract/arrivals.ts';
import type { RequestOf } from '#shared/contract/contract.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';
import type { Result } from '#shared/result.ts';
import { announce } from '../state/announce.ts';
import { door } from '../state/door.ts';
import { toast, type Toast } from '../state/toasts.ts';
import { nameOf } from '../i18n/nameOf.ts';
import type { Step } from '../state/steps.ts';
import type { Problem } from '#shared/domain/problem.ts';

/** Who a step is about. */
export interface Stepping {
  readonly id: string;
  readonly patient: { readonly surname: string; readonly name: string } | null;
}

/** Takes one step of one patient, and says so with the way back; where the visit is not as it was seen, says how it is. */
export async function takeStep(
  { id, patient }: Stepping,
  step: Step,
  t: Translator,
): Promise<Result<StepsTaken, Problem>> {
  const answer = await ask([{ bookingId: id, ...step }], t);
  if (!answer.ok) return answer;
  const { left, taken, remains } = answer.value;
  const named = { patient: nameOf(patient, t) };
  const [notAsSeen] = left;
  if (notAsSeen !== undefined)
    // A press too many on what is as it was wanted is no mishap.
    notify(
      t('arrivals.left.one', { ...named, state: wordOfLeft(notAsSeen, t) }),
      notAsSeen.is === step.to ? 'done' : 'refused',
    );
  if (taken.length === 0) return answer;
  const stays = remains[0];
  const words =
    stays === undefined
      ? t(`arrivals.said.${step.to}`, named)
      : t(`arrivals.remains.${stays.presence}`, named);
  offerUndo(answer.value, words);
  return answer;
}

/** Settles many visits at once, and names those that have changed since they were seen. @param words how, of those that were settled */
export async function takeSteps(
  steps: readonly (Stepping & Step)[],
  words: (taken: readonly Step[]) => string,
  t: Translator,
): Promise<Result<StepsTaken, Problem>> {
  const answer = await ask(
    steps.map(({ id, seen, to }) => ({ bookingId: id, seen, to })),
    t,
  );
  if (!answer.ok) return answer;
  const left = new Map(answer.value.left.map((stepLeft) => [stepLeft.bookingId, stepLeft]));
  const untried = new Set(answer.value.stopped?.bookingIds ?? []);
  if (answer.value.taken.length > 0)
    offerUndo(answer.value, words(steps.filter(({ id }) => !left.has(id) && !untried.has(id))));
  if (left.size > 0) {
    const names = steps.flatMap(({ id, patient }) => {
      const stepLeft = left.get(id);
      return stepLeft === undefined ? [] : `${nameOf(patient, t)} (${wordOfLeft(stepLeft, t)})`;
    });
    notify(t('arrivals.left.many', { count: left.size, names: names.join('; ') }), 'refused');
  }
  return answer;
}

const wordOfLeft = ({ is }: StepLeft, t: Translator): string =>
  is === 'moved' || is === 'gone' ? t(`arrivals.left.${is}`) : t(`board.state.${is}`);

async function ask(
  steps: RequestOf<'arrivals.step'>['steps'],
  t: Translator,
): Promise<Result<StepsTaken, Problem>> {
  const answer = await door().ask('arrivals.step', { steps });
  const problem = answer.ok ? (answer.value.stopped?.problem ?? null) : answer.error;
  if (problem !== null) notify(t(`problem.${problem.kind}.text`, problem.params), 'refused');
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
    notify(t(`problem.${answer.error.kind}.text`, answer.error.params), 'refused');
    return;
  }
  const { undone, told, stopped } = answer.value;
  if (stopped !== null) notify(t(`problem.${stopped.kind}.text`, stopped.params), 'refused');
  else if (undone === 0) notify(t('arrivals.undone.left'), 'refused');
  else if (told > 0) notify(t('arrivals.undone.told', { count: told }), 'refused');
  else notify(plain, 'done');
}

function notify(text: string, tone: Toast['tone']): void {
  announce(text);
  toast({ text, tone, undo: null });
}
