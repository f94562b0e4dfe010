import { Undo2 } from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useId } from 'react';
import type { LastDecision } from '#shared/contract/undo.ts';
import { Button } from '../ui/Button.tsx';
import { useKeyWords } from '../keys/keyWords.ts';
import { leaveOffer, useOffer } from '../state/offer.ts';
import { goBack } from './undoLast.ts';
import { questionOf, wayWords } from './undoWords.ts';
import type { Saying } from './saying.ts';
import { useStack } from './useStack.ts';

/** The question whether a decision that others know of is to be taken back by its opposite: Enter does it, Escape leaves it. */
export function Offer({ saying }: { readonly saying: Saying }): ReactNode {
  const last = useOffer((state) => state.offer);
  // A locked screen takes it away, and it does not come back with a name that somebody else may read.
  useEffect(() => () => leaveOffer('stays'), []);
  if (last === null || last.way.kind === 'none') return null;
  return <OfferCard key={`${last.at} ${last.deed}`} last={last} saying={saying} />;
}

interface Props {
  readonly last: LastDecision;
  readonly saying: Saying;
}

function OfferCard({ last, saying }: Props): ReactNode {
  const { t } = saying;
  const { ofChord } = useKeyWords();
  const card = useStack<HTMLDivElement>();
  const question = useId();
  useEffect(() => card.current?.querySelector('button')?.focus({ preventScroll: true }), [card]);
  const go = (): void => {
    leaveOffer('goesBack');
    void goBack(last, saying);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    leaveOffer('goesBack');
  };
  /** Whoever turns to something else has left the question; another window that comes to the front has not. */
  const blur = ({ relatedTarget }: FocusEvent): void => {
    const inside = relatedTarget instanceof Node && card.current?.contains(relatedTarget) === true;
    if (!inside && document.hasFocus()) leaveOffer('stays');
  };
  return (
    <div
      ref={card}
      className="toast offer"
      role="dialog"
      aria-label={t('visit.takeBack.title')}
      aria-describedby={question}
      onKeyDown={press}
      onBlur={blur}
    >
      <Undo2 className="toast-icon" size={16} aria-hidden />
      <span className="toast-text" id={question}>
        {questionOf(last, saying)}
      </span>
      <span className="offer-ways">
        <Button rank="primary" onPress={go}>
          {wayWords(last, saying)}
          <kbd aria-hidden>{ofChord('Enter')}</kbd>
        </Button>
        <Button aria-keyshortcuts="Escape" onPress={() => leaveOffer('goesBack')}>
          {t('visit.takeBack.leave')}
          <kbd aria-hidden>{ofChord('Escape')}</kbd>
        </Button>
      </span>
    </div>
  );
}
