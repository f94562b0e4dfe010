import { CalendarDays } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { MiniCalendar } from './MiniCalendar.tsx';
import { Places } from './Places.tsx';
import { Pop } from '../ui/Pop.tsx';
import { useWide } from '../ui/useWide.ts';

/** Month, waiting patients and what needs a person; a strip of icons where the window is narrow. */
export function SideColumn(): ReactNode {
  const t = useT();
  const folded = !useWide();
  return (
    <aside className="side" data-folded={folded} aria-label={t('app.side.label')}>
      {folded ? <FoldedMonth /> : <MiniCalendar />}
      <Places folded={folded} />
    </aside>
  );
}

function FoldedMonth(): ReactNode {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <Pop
      label={t('app.day.choose')}
      face={<CalendarDays size={18} aria-hidden />}
      side="right top"
      open={open}
      onOpenChange={setOpen}
    >
      <MiniCalendar onChosen={() => setOpen(false)} />
    </Pop>
  );
}
