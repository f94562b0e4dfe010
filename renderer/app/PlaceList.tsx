import type { ReactNode } from 'react';
import { Button as PressButton } from 'react-aria-components';
import { useT } from '../i18n/useT.ts';
import { nameOf } from '../i18n/nameOf.ts';
import type { WaitingPatient } from '#shared/contract/arrivals.ts';

interface Props {
  readonly listed: readonly WaitingPatient[];
  /** What stands in the place of an empty list. */
  readonly empty: string;
  /** What stands at the right of each row. */
  readonly when: (listed: WaitingPatient) => ReactNode;
  readonly onChosen: (id: string) => void;
}

/** More rows than this are counted instead of shown: a reception has no more chairs in sight. */
const shownRows = 12;

/** Visits by name, time and doctor; pressing one leads to it on the board. */
export function PlaceList({ listed, empty, when, onChosen }: Props): ReactNode {
  const t = useT();
  if (listed.length === 0) return <p className="place-empty">{empty}</p>;
  const more = listed.length - shownRows;
  return (
    <ul className="place-list">
      {listed.slice(0, shownRows).map((entry) => (
        <li key={entry.id}>
          <PressButton className="place-row" onPress={() => onChosen(entry.id)}>
            <span className="place-who" title={nameOf(entry, t)}>
              <strong>{entry.surname}</strong>, {entry.name}
            </span>
            <span className="place-when tabular">{when(entry)}</span>
            <span className="place-meta" title={entry.doctor}>
              {entry.doctor}
            </span>
          </PressButton>
        </li>
      ))}
      {more > 0 && <li className="place-more">{t('app.waiting.more', { count: more })}</li>}
    </ul>
  );
}
