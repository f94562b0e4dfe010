import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { addDays } from '#shared/time/zone.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useKeyWords } from '../keys/keyWords.ts';
import { useT } from '../i18n/useT.ts';
import { leadsTo } from '../moving/surface.ts';
import { showToday, useShownDate, useToday } from '../state/day.ts';
import { stepShown, useShownView } from '../state/shownView.ts';
import { firstOfWeek } from '../week/weekDays.ts';
import { Button } from '../ui/Button.tsx';
import { MiniCalendar } from './MiniCalendar.tsx';
import { Pop } from '../ui/Pop.tsx';

/** ‹ Mon 23 Nov › Today, or ‹ 23–29 Nov › where the week is shown. The date itself opens a month. */
export function DayNavigator(): ReactNode {
  const t = useT();
  const formats = useFormats();
  const keys = useKeyWords();
  const date = useShownDate();
  const isToday = useToday() === date;
  const isWeek = useShownView(({ view }) => view === 'week');
  const first = firstOfWeek(date, formats.tag);
  const shown = isWeek ? formats.days(first, addDays(first, 6)) : formats.day(date);
  const [open, setOpen] = useState(false);
  return (
    <nav className="day" aria-label={t('app.day.navigation')}>
      <Button
        rank="quiet"
        aria-label={t(isWeek ? 'app.day.previousWeek' : 'app.day.previous')}
        aria-keyshortcuts={keys.aria('previousDay')}
        {...leadsTo('-1')}
        onPress={() => stepShown(-1)}
      >
        <ChevronLeft size={18} aria-hidden />
      </Button>
      <h1 className="day-date">
        <Pop
          label={`${shown} – ${t('app.day.choose')}`}
          face={<span className="tabular">{shown}</span>}
          side="bottom start"
          open={open}
          onOpenChange={setOpen}
        >
          <MiniCalendar onChosen={() => setOpen(false)} />
        </Pop>
      </h1>
      <Button
        rank="quiet"
        aria-label={t(isWeek ? 'app.day.nextWeek' : 'app.day.next')}
        aria-keyshortcuts={keys.aria('nextDay')}
        {...leadsTo('1')}
        onPress={() => stepShown(1)}
      >
        <ChevronRight size={18} aria-hidden />
      </Button>
      <Button
        aria-keyshortcuts={keys.aria('today')}
        {...leadsTo('today')}
        isDisabled={isToday}
        onPress={showToday}
      >
        {t('app.day.today')}
      </Button>
    </nav>
  );
}
