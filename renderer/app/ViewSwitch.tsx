import { CalendarClock, CalendarDays, CalendarRange, ClipboardCheck, ListChecks } from 'lucide-react';
import type { ReactNode } from 'react';
import { useKeyWords } from '../keys/keyWords.ts';
import { useKey } from '../keys/useKey.ts';
import { useT } from '../i18n/useT.ts';
import { showView, useShownView, type ViewName, views } from '../state/shownView.ts';
import { chooseWeekDoctor } from '../week/weekDoctor.ts';
import { Button } from '../ui/Button.tsx';

const icons = {
  day: CalendarRange,
  week: CalendarDays,
  arrivals: ListChecks,
  endOfDay: ClipboardCheck,
  hours: CalendarClock,
} as const;

const keyOfView = {
  day: 'viewDay',
  week: 'viewWeek',
  arrivals: 'viewArrivals',
  endOfDay: 'viewEndOfDay',
  hours: 'viewHours',
} as const;

/** Day | Week | Arrivals | End of day: four ways to see one day, and Hours, when it can be booked. Each has a key of its own. */
export function ViewSwitch(): ReactNode {
  const t = useT();
  const shown = useShownView(({ view }) => view);
  const keys = useKeyWords();
  const show = (view: ViewName): void => {
    if (view === 'week' && shown !== 'week') followFocus();
    showView(view);
  };
  const to = (view: ViewName) => () => {
    show(view);
    return true;
  };
  useKey('viewDay', to('day'));
  useKey('viewArrivals', to('arrivals'));
  useKey('viewEndOfDay', to('endOfDay'));
  useKey('viewWeek', to('week'));
  useKey('viewHours', to('hours'));
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
            onPress={() => show(view)}
          >
            <span className="views-face" title={t(`arrivals.view.${view}`)}>
              <Icon size={16} aria-hidden />
              <span className="views-word">{t(`arrivals.view.${view}`)}</span>
            </span>
          </Button>
        );
      })}
    </nav>
  );
}

/** Whoever looks at a doctor's day wants the week of that doctor. */
function followFocus(): void {
  const addressId = document.activeElement?.closest<HTMLElement>('[data-column]')?.dataset['column'];
  if (addressId !== undefined) chooseWeekDoctor(addressId);
}
