import { BellDot } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { NewBooking } from '#shared/contract/news.ts';
import { Pop } from '../ui/Pop.tsx';
import { goToVisit } from '../focus/goToVisit.ts';
import { formatsIn, useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import './news.css';

/** How many bookings nobody has seen yet, and the list of them. Nothing where there are none. */
export function NewsMark(): ReactNode {
  const t = useT();
  const unseen = useDesk((desk) => desk.news.unseen);
  /** What the list had when it was opened: it does not empty under the eyes of whoever reads it. */
  const [opened, setOpened] = useState<readonly NewBooking[] | null>(null);
  if (unseen.length === 0 && opened === null) return null;
  const count = (opened ?? unseen).length;
  const label = t('privacy.news.arrived', { count });
  const face = (
    <span className="news-mark">
      <BellDot size={16} aria-hidden />
      <span className="tabular">{count}</span>
    </span>
  );
  return (
    <Pop
      label={label}
      face={face}
      open={opened !== null}
      onOpenChange={(open) => {
        setOpened(open ? unseen : null);
      }}
    >
      <h2 className="pop-title">{label}</h2>
      <NewsList bookings={opened ?? unseen} onChosen={() => setOpened(null)} />
    </Pop>
  );
}

interface ListProps {
  readonly bookings: readonly NewBooking[];
  readonly onChosen: () => void;
}

function NewsList({ bookings, onChosen }: ListProps): ReactNode {
  const formats = useFormats();
  const today = useToday();
  return (
    <ul className="news-list">
      {bookings.map((booking) => (
        <li key={booking.id}>
          <button
            type="button"
            className="news-row"
            data-news={booking.id}
            onClick={() => {
              onChosen();
              goToVisit(booking, formats.timeZone);
            }}
          >
            <span>
              <strong>{booking.surname}</strong> {booking.name}
            </span>
            <span className="tabular">
              {formatsIn(formats, booking.timeZone).dayAndTime(booking.start, today)}
            </span>
            <span className="meta">{booking.doctorName}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
