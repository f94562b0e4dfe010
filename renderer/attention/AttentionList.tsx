import type { ReactNode } from 'react';
import { Button as PressButton } from 'react-aria-components';
import { formatsIn, useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { attentionFace, attentionWords } from './attentionWords.ts';
import type { AttentionItem } from '#shared/contract/attention.ts';

interface Props {
  readonly items: readonly AttentionItem[];
  readonly onChosen: (intentId: string) => void;
}

/** What needs a person, of whatever day: who, what was wanted, and why it could not be. Pressing one opens it. */
export function AttentionList({ items, onChosen }: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  if (items.length === 0) return <p className="place-empty">{t('app.attention.none')}</p>;
  return (
    <ul className="place-list">
      {items
        .map((item) => ({ item, ...attentionFace(item, t) }))
        .map(({ item, who, wish }) => (
          <li key={item.intentId}>
            <PressButton className="place-row attention-row" onPress={() => onChosen(item.intentId)}>
              <span className="place-who" title={who}>
                <strong>{who}</strong>
              </span>
              <span className="attention-wish">{wish}</span>
              <span className="attention-why">
                {attentionWords(item, t, formatsIn(formats, item.timeZone), today).short}
              </span>
            </PressButton>
          </li>
        ))}
    </ul>
  );
}
