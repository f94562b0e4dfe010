import { CalendarRange, ClipboardCheck, ListChecks } from 'lucide-react';
import type { ReactNode } from 'react';
import { useKeyWords } from '../keys/keyWords.ts';
import { useKey } from '../keys/useKey.ts';
import { useT } from '../i18n/useT.ts';
import { showView, useShownView, type ViewName, views } from '../state/shownView.ts';
import { Button } from './Button.tsx';

const icons = { day: CalendarRange, arrivals: ListChecks, endOfDay: ClipboardCheck } as const;

const keyOfView = { day: 'viewDay', arrivals: 'viewArrivals', endOfDay: 'viewEndOfDay' } as const;

/** Day | Arrivals | End of day: three ways to see one day. Each has a key of its own. */
export function ViewSwitch(): ReactNode {
  const t = useT();
  const shown = useShownView(({ view }) => view);
  const keys = useKeyWords();
  const to = (view: ViewName) => () => {
    showView(view);
    return true;
  };
  useKey('viewDay', to('day'));
  useKey('viewArrivals', to('arrivals'));
  useKey('viewEndOfDay', to('endOfDay'));
  return (
    <nav className="views" aria-label={t('arrivals.view.label')}>
      {views.map((view) => {
        const Icon = icons[view];
        return (
          <Button
            key={view}
            rank="quiet"
            aria-label={t(`arrivals.view.${view}`)}
            aria-keyshortcuts={keys.aria(keyOfView[view])}
            {...(view === shown ? { 'aria-current': 'page' } : {})}
            onPress={() => showView(view)}
          >
            <Icon size={16} aria-hidden />
            <span className="views-word">{t(`arrivals.view.${view}`)}</span>
          </Button>
        );
      })}
    </nav>
  );
}
