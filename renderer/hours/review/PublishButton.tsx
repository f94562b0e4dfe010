import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { HoursView } from '#shared/contract/hours.ts';
import type { PublishingChanged } from '#shared/contract/publishing.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { Result } from '#shared/result.ts';
import { useT } from '../../i18n/useT.ts';
import { isUnderDialog } from '../../keys/isTyping.ts';
import { announce } from '../../state/announce.ts';
import { door } from '../../state/door.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useOnce } from '../../ui/useOnce.ts';

interface Props {
  readonly hours: HoursView;
  readonly plans: readonly Plan[];
  /** Faults keep hours from being published. */
  readonly isDisabled: boolean;
  readonly writes: number;
  readonly onPublished: (words: string) => void;
}

/** Puts what was looked at in force, and on its way to the marketplace. */
export function PublishButton({ hours, plans, isDisabled, writes, onPublished }: Props): ReactNode {
  const t = useT();
  const once = useOnce();
  const [problem, setProblem] = useState<Problem | null>(null);
  const publish = async (): Promise<void> => {
    const answer = await publishSeen(hours, plans);
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    const words =
      answer.value.kind === 'asked'
        ? t('hours.review.asked', { count: answer.value.writes, minutes: answer.value.minutes })
        : t('hours.review.changed');
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
        {t('hours.review.publish', { count: writes })}
      </Button>
    </div>
  );
}

/** The key that settles: here it publishes what is on the screen. It counts once it is let go from the press that led here. */
function useSettleKey(settle: () => void): void {
  const latest = useRef(settle);
  useEffect(() => {
    latest.current = settle;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat || isUnderDialog())
        return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

/** Hours that were kept at the marketplace are taken over first: from then on they are kept here. */
async function publishSeen(
  { addressId, timetable }: HoursView,
  plans: readonly Plan[],
): Promise<Result<PublishingChanged, Problem>> {
  let seen = timetable.revision;
  if (timetable.inForce === null) {
    const taken = await door().ask('publishing.takeOver', { addressId, seen, plans: [...plans] });
    if (!taken.ok) return taken;
    if (taken.value.kind === 'changedMeanwhile') return { ok: true, value: taken.value };
    seen = taken.value.revision;
  }
  return door().ask('publishing.publish', { calendars: [{ addressId, seen }] });
}
