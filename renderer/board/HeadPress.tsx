import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import type { LocalDate } from '#shared/time/zone.ts';
import './headMenu.css';
import { openHeadMenu } from './headMenu.ts';

interface Props {
  readonly addressId: string;
  readonly date: LocalDate;
  /** The whole head is pressed, or a button of its own beside a day that leads elsewhere. */
  readonly room: 'head' | 'corner';
  readonly label: string;
  readonly title?: string;
}

/** Opens the menu of a calendar's day. A key leads to each of its ways, so the Tab key passes it by. */
export function HeadPress({ addressId, date, room, label, title }: Props): ReactNode {
  return (
    <button
      type="button"
      className={room === 'head' ? 'head-press' : 'week-more'}
      tabIndex={-1}
      data-head={addressId}
      data-date={date}
      aria-haspopup="menu"
      aria-label={label}
      title={title}
      onClick={openHeadMenu}
    >
      <ChevronDown size={16} aria-hidden />
    </button>
  );
}
