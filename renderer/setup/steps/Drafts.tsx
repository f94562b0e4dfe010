import { type ReactNode, useState } from 'react';
import type { Guide, GuideCalendar } from '#shared/contract/connection.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { publishSeen } from '../../hours/review/publishSeen.ts';
import { askedWords } from '../../hours/review/askedWords.ts';
import { useT } from '../../i18n/useT.ts';
import { announce } from '../../state/announce.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import { DraftLine } from './DraftLine.tsx';
import { type SeenDraft, useDrafts } from './useDrafts.ts';

interface Props {
  readonly guide: Guide;
  readonly onOpen: (addressId: string) => void;
}

/** Hours that only wait to be published, with what each would change: all that were looked at go by one press. */
export function Drafts({ guide, onOpen }: Props): ReactNode {
  const { said, problem, publish } = usePublish();
  const drafted = guide.calendars.filter(({ draft }) => draft);
  const seen = useDrafts(drafted.map(({ addressId }) => addressId));
  // What was just published the guide may still call a draft.
  const waiting = drafted.filter(({ addressId }) => seen.known.get(addressId) !== null);
  return (
    <>
      {waiting.length > 0 && (
        <Waiting
          waiting={waiting}
          seen={seen}
          onOpen={onOpen}
          onPublish={(drafts) => publish(drafts, seen.again)}
        />
      )}
      {problem !== null && <ProblemNote problem={problem} urgency="alert" triedAgainBy="person" />}
      <p className="guide-reading" role="status">
        {said}
      </p>
    </>
  );
}

interface WaitingProps extends Pick<Props, 'onOpen'> {
  readonly waiting: readonly GuideCalendar[];
  readonly seen: ReturnType<typeof useDrafts>;
  readonly onPublish: (drafts: readonly SeenDraft[]) => Promise<void>;
}

function Waiting({ waiting, seen, onOpen, onPublish }: WaitingProps): ReactNode {
  const t = useT();
  const once = useOnce();
  const drafts = waiting.flatMap(({ addressId }) => seen.known.get(addressId) ?? []);
  const ready = drafts.filter(({ isFaulty }) => !isFaulty);
  const left = waiting.length - drafts.length;
  const dates = ready.reduce((sum, { difference }) => sum + difference.days.length, 0);
  const minutes = ready.reduce((sum, { difference }) => sum + difference.minutes, 0);
  return (
    <section className="guide-missing">
      <h4>{t('setup.guide.drafts.title')}</h4>
      <p className="guide-reading" role="status">
        {left > 0
          ? t('setup.guide.drafts.reading', { done: waiting.length - left, all: waiting.length })
          : [
              t('hours.review.writes', { count: dates }),
              ...(dates > 0 ? [t('setup.guide.drafts.how', { minutes })] : []),
            ].join(' ')}
      </p>
      {seen.problem !== null && (
        <ProblemNote problem={seen.problem} triedAgainBy="person" onRetry={seen.again} />
      )}
      <div className="setup-actions">
        <Button
          rank="primary"
          isDisabled={left > 0 || ready.length === 0}
          onPress={() => once(() => onPublish(ready))}
        >
          {t('setup.guide.drafts.publish', { count: left > 0 ? waiting.length : ready.length })}
        </Button>
      </div>
      <ul className="guide-list">
        {waiting.map((calendar) => (
          <DraftLine
            key={calendar.addressId}
            calendar={calendar}
            draft={seen.known.get(calendar.addressId) ?? null}
            onOpen={() => onOpen(calendar.addressId)}
          />
        ))}
      </ul>
    </section>
  );
}

/** Publishes what was seen, and says what has come of it. */
function usePublish() {
  const t = useT();
  const [said, setSaid] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const publish = async (drafts: readonly SeenDraft[], lookAgain: () => void): Promise<void> => {
    const answer = await publishSeen(drafts);
    setProblem(answer.ok ? null : answer.error);
    // What was taken over before it failed is of another revision by now.
    lookAgain();
    if (!answer.ok) return;
    const words = answer.value.kind === 'asked' ? askedWords(answer.value, t) : t('hours.review.changed');
    setSaid(words);
    announce(words);
  };
  return { said, problem, publish };
}
