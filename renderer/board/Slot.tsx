import { memo, type ReactNode } from 'react';
import { marks } from '../design/icons.tsx';
import { servicesOf } from './offers.ts';
import type { Words } from './words.ts';
import type { BoardSlot, BoardBreak } from '#shared/contract/board.ts';

interface SlotProps {
  readonly slot: BoardSlot;
  readonly top: number;
  readonly height: number;
  /** The names of its column's services. */
  readonly services: readonly string[];
  readonly says: Says;
  /** The scale is of another clock, so each says when it is, too. */
  readonly withTime?: boolean;
  /** Somebody has begun a new visit there. */
  readonly draft: boolean;
  readonly words: Words;
}

/** What stands on a free time: what it is for; when it is, where all that are shown are for the same; nothing, once it is over. */
export type Says = 'services' | 'time' | 'nothing';

/**
 * A free start: a quiet outline with a word of what it is for. The plus, the time and all of its services come with the hand. Its
 * words are drawn by the style sheet, for they are many: no element is made for them. What is heard is its title.
 */
export const Slot = memo(function Slot(props: SlotProps): ReactNode {
  const { slot, top, height, services, says, withTime = false, draft, words } = props;
  const mark = words.t('visit.draft.mark');
  const time = words.time(slot.start);
  const offer = withTime ? `${time} · ${words.offer(slot, services)}` : words.offer(slot, services);
  return (
    <button
      type="button"
      className="slot"
      data-item={`slot ${slot.start}`}
      data-time={time}
      data-says={draft ? `${time} · ${mark}` : saidOf(says, time, offer)}
      data-draft={draft || undefined}
      data-all={servicesOf(slot, services).join(', ')}
      style={{ top, minHeight: height }}
      tabIndex={-1}
      title={draft ? `${words.slot(slot, services)}, ${mark}` : words.slot(slot, services)}
    />
  );
});

function saidOf(says: Says, time: string, offer: string): string | undefined {
  if (says === 'nothing') return undefined;
  return says === 'time' ? time : offer;
}

interface RestProps {
  readonly rest: BoardBreak;
  readonly top: number;
  readonly height: number;
  readonly words: Words;
}

/** A break: flat and darker, with its words if it has any; a clock while the vendor has not been told. Pressed, it is opened. */
export const Rest = memo(function Rest({ rest, top, height, words }: RestProps): ReactNode {
  const label = words.rest(rest);
  return (
    <button
      type="button"
      className="rest"
      data-item={`break ${rest.id}`}
      style={{ top, height }}
      tabIndex={-1}
      title={label}
      aria-label={label}
      data-lines={height < 20 ? 0 : 1}
      data-needs-person={rest.needsPerson || undefined}
    >
      <span aria-hidden="true">{rest.description ?? words.t('board.break')}</span>
      {rest.notSent && marks.clock}
    </button>
  );
});
