import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Problem } from '#shared/domain/problem.ts';
import { useT } from '../../i18n/useT.ts';
import { isUnderDialog } from '../../keys/isTyping.ts';
import { announce } from '../../state/announce.ts';
import { glanceMs } from '../../state/sight.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import { askedWords } from './askedWords.ts';
import { publishSeen, type SeenHours } from './publishSeen.ts';

interface Props {
  readonly seen: SeenHours;
  /** Faults keep hours from being published. */
  readonly isDisabled: boolean;
  readonly onPublished: (words: string) => void;
}

/** Puts what was looked at in force, and on its way to the marketplace. */
export function PublishButton({ seen, isDisabled, onPublished }: Props): ReactNode {
  const t = useT();
  const once = useOnce();
  const [problem, setProblem] = useState<Problem | null>(null);
  const publish = async (): Promise<void> => {
    const answer = await publishSeen([seen]);
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    const words = answer.value.kind === 'asked' ? askedWords(answer.value, t) : t('hours.review.changed');
    announce(words);
    onPublished(words);
  };
  useSettleKey(() => {
    if (!isDisabled) once(publish);
  });
  return (
    <div className="hours-publish">
      {problem !== null && <ProblemNote problem={problem} urgency="alert" triedAgainBy="person" />}
      <Button rank="primary" isDisabled={isDisabled} onPress={() => once(publish)}>
        {t('hours.review.publish', { count: seen.difference.writes })}
      </Button>
    </div>
  );
}

/**
 * The key that settles: here it publishes what is on the screen. The second tap of the press that led here is no press of what it has
 * just brought, which nobody can have looked at.
 */
function useSettleKey(settle: () => void): void {
  const latest = useRef(settle);
  useEffect(() => {
    latest.current = settle;
  });
  useEffect(() => {
    const seenFrom = performance.now() + glanceMs;
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat || isUnderDialog())
        return;
      event.preventDefault();
      if (event.timeStamp >= seenFrom) latest.current();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
