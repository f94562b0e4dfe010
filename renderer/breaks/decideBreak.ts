import type { BreakDecided, Span } from '#shared/contract/breaks.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { Result } from '#shared/result.ts';
import { spanWords } from '../i18n/spanWords.ts';
import { formatsAt } from '../i18n/useFormats.ts';
import { announce } from '../state/announce.ts';
import { toast } from '../state/toasts.ts';
import type { Saying } from '../undo/saying.ts';

/** Of what a decision was, for the sentence that says so. */
export interface Told {
  readonly kind: 'addBreak' | 'moveBreak' | 'removeBreak';
  readonly doctor: string;
  readonly addressId: string;
  readonly span: Span;
}

/** Says what was decided about a break, with the way back for as long as it is held. @returns the problem, where there is one */
export async function sayDecided(
  asked: Promise<Result<BreakDecided, Problem>>,
  { kind, doctor, addressId, span }: Told,
  { t, formats, today }: Saying,
): Promise<Problem | null> {
  const answer = await asked;
  if (!answer.ok) return answer.error;
  const { value } = answer;
  const words = spanWords(span, { t, today, formats: formatsAt(formats, addressId) });
  const done = t(`breaks.done.${kind}`, { doctor, span: words });
  const many = value.kind === 'intent' && value.calendars > 1;
  const counted = many ? `${done} (${t('breaks.calendars', { count: value.calendars })})` : done;
  const text = value.kind === 'settled' && kind === 'addBreak' ? t('breaks.already') : counted;
  announce(text);
  const undo =
    value.kind === 'intent'
      ? { of: { kind: 'intent', intentId: value.id } as const, from: Date.now(), until: value.heldUntil }
      : null;
  toast({ text, tone: 'done', undo });
  return null;
}
