import { CalendarRange, ClipboardCheck, ListChecks } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useT } from '../i18n/useT.ts';
import { showView, useShownView, views } from '../state/shownView.ts';
import { Button } from './Button.tsx';
import { isTyping } from './useShortcuts.ts';

const icons = { day: CalendarRange, arrivals: ListChecks, endOfDay: ClipboardCheck } as const;

/** Day | Arrivals | End of day: three ways to see one day. The figures are their keys. */
export function ViewSwitch(): ReactNode {
  const t = useT();
  const shown = useShownView(({ view }) => view);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
      const wanted = /^[1-9]$/.test(event.key) ? views[Number(event.key) - 1] : undefined;
      if (wanted === undefined || isTyping(event.target)) return;
      event.preventDefault();
      showView(wanted);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return (
    <nav className="views" aria-label={t('arrivals.view.label')}>
      {views.map((view, index) => {
        const Icon = icons[view];
        return (
          <Button
            key={view}
            rank="quiet"
            aria-label={t(`arrivals.view.${view}`)}
            aria-keyshortcuts={String(index + 1)}
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
