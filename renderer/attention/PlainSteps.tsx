import { type ReactNode, useState } from 'react';
import type { AttentionItem } from '#shared/contract/attention.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { useT } from '../i18n/useT.ts';
import { closePanel } from '../state/selection.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useOnce } from '../ui/useOnce.ts';
import { resolvePlainly } from '../undo/decide.ts';

/** The ways on from something that is about no visit: once more, or not at all. */
export function PlainSteps({
  item,
}: {
  readonly item: Pick<AttentionItem, 'intentId' | 'steps'>;
}): ReactNode {
  const t = useT();
  const [problem, setProblem] = useState<Problem | null>(null);
  const once = useOnce();
  const choose = (step: 'again' | 'drop'): void =>
    once(async () => {
      const answer = await resolvePlainly(item.intentId, step, t);
      if (answer.ok) closePanel();
      else setProblem(answer.error);
    });
  return (
    <div className="steps" role="group" aria-label={t('visit.attention.steps')}>
      {problem !== null && <ProblemNote problem={problem} urgency="alert" />}
      {item.steps.includes('again') && (
        <Button rank="primary" onPress={() => choose('again')}>
          {t('visit.again', { kind: 'other' })}
        </Button>
      )}
      <Button onPress={() => choose('drop')}>{t('visit.attention.drop')}</Button>
    </div>
  );
}
