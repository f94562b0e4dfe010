import type { OfferDecided, OfferDecision } from '#shared/contract/services.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';
import type { Result } from '#shared/result.ts';
import { announce } from '../state/announce.ts';
import { door } from '../state/door.ts';
import { toast } from '../state/toasts.ts';

/** Takes decisions of one press, says what came of them, and offers to undo them for as long as they are held. */
export async function decideServices(
  decisions: readonly OfferDecision[],
  t: Translator,
): Promise<Result<OfferDecided, Problem>> {
  const answer = await door().ask('services.decide', { decisions: [...decisions] });
  if (!answer.ok) return answer;
  const { bundles, heldUntil, left } = answer.value;
  const text = decidedText(answer.value, t);
  const [intentId] = bundles;
  announce(text);
  toast({
    text,
    tone: left.length === 0 ? 'done' : 'refused',
    undo:
      intentId === undefined || heldUntil === null
        ? null
        : { of: { kind: 'intent', intentId }, from: Date.now(), until: heldUntil },
  });
  return answer;
}

/** What became of a press: how much is on its way, and why the rest is not. */
export function decidedText({ taken, left }: OfferDecided, t: Translator): string {
  const reasons = [...new Set(left.map(({ why }) => why))].map((why) =>
    t(`services.left.${why}`, { count: left.filter((entry) => entry.why === why).length }),
  );
  return [...(taken > 0 ? [t('services.taken', { count: taken })] : []), ...reasons].join(' ');
}
