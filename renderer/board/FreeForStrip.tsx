import { ChevronDown, ListFilter, X } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { Button } from '../ui/Button.tsx';
import { useT } from '../i18n/useT.ts';
import { useKeyWords } from '../keys/keyWords.ts';
import { chooseFreeFor } from '../state/freeFor.ts';
import { useMinute } from '../state/now.ts';
import { turnTo } from '../state/selection.ts';
import { countFor, type Offers } from './offers.ts';
import { useFreeTimesFor } from './useFreeTimesFor.ts';
import './freeFor.css';

interface Props {
  /** What is shown; `null` while it is being read. */
  readonly columns: readonly Offers[] | null;
}

/** Over the board while its free times are those for one service: for which, how many, where the next one is, and the way back. */
export function FreeForStrip({ columns }: Props): ReactNode {
  const t = useT();
  const keys = useKeyWords();
  const minute = useMinute();
  const { service, show } = useFreeTimesFor(columns ?? []);
  const count = useMemo(
    () => (columns === null || service === null ? null : countFor(columns, service, minute)),
    [columns, service, minute],
  );
  if (service === null) return null;
  const forService = t('board.freeFor.one', { service });
  return (
    <section className="free-strip" aria-label={forService}>
      <ListFilter className="free-strip-mark" size={16} aria-hidden />
      <Button rank="quiet" aria-haspopup="menu" onPress={() => chooseFreeFor(true)}>
        <span className="free-strip-name" title={forService}>
          {forService}
        </span>
        <ChevronDown size={16} aria-hidden />
      </Button>
      <span className="free-strip-count tabular" role="status">
        {count === null ? '' : t('board.freeFor.count', { count })}
      </span>
      <Button
        rank="quiet"
        aria-keyshortcuts={keys.aria('nextFree')}
        onPress={() => turnTo({ kind: 'nextFree', service })}
      >
        {t('visit.nextFree.title')}
      </Button>
      <Button rank="quiet" aria-keyshortcuts={keys.aria('freeFor')} onPress={() => show(null)}>
        <X size={16} aria-hidden />
        {t('board.freeFor.showAll')}
      </Button>
    </section>
  );
}
