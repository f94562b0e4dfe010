import { memo, type ReactNode } from 'react';
import type { BoardBreak, BoardSlot } from '#shared/contract/views.ts';
import { servicesOf } from './offers.ts';
import type { Words } from './words.ts';

interface SlotProps {
  readonly slot: BoardSlot;
  readonly top: number;
  readonly height: number;
  /** The names of its column's services. */
  readonly services: readonly string[];
  readonly says: Says;
  readonly words: Words;
}

/** What stands on a free time: what it is for; when it is, where all that are shown are for the same; nothing, once it is over. */
export type Says = 'services' | 'time' | 'nothing';

/**
 * A free start: a quiet outline with a word of what it is for. The plus, the time and all of its services come with the hand. Its
 * words are drawn by the style sheet, for they are many: no element is made for them. What is heard is its title.
 */
export const Slot = memo(function Slot({ slot, top, height, services, says, words }: SlotProps): ReactNode {
  const time = words.time(slot.start);
  return (
    <button
      type="button"
      className="slot"
      data-item={`slot ${slot.start}`}
      data-time={time}
      data-says={says === 'nothing' ? undefined : says === 'time' ? time : words.offer(slot, services)}
      data-all={servicesOf(slot, services).join(', ')}
      style={{ top, minHeight: height }}
      tabIndex={-1}
      title={words.slot(slot, services)}
    />
  );
});

interface RestProps {
  readonly rest: BoardBreak;
  readonly top: number;
  readonly height: number;
  readonly words: Words;
}

/** A break: flat and darker, with its words if it has any. */
export const Rest = memo(function Rest({ rest, top, height, words }: RestProps): ReactNode {
  const label = words.rest(rest);
  return (
    <div className="rest" style={{ top, height }} title={label} data-lines={height < 20 ? 0 : 1}>
      <span aria-hidden="true">{rest.description ?? words.t('board.break')}</span>
      <span className="visually-hidden">{label}</span>
    </div>
  );
});
