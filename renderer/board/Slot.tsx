import { memo, type ReactNode } from 'react';
import type { BoardBreak, BoardSlot } from '#shared/contract/views.ts';
import type { Words } from './words.ts';

interface SlotProps {
  readonly slot: BoardSlot;
  readonly top: number;
  readonly height: number;
  readonly words: Words;
}

/** A free start: a quiet outline; the plus and the time come with the hand. */
export const Slot = memo(function Slot({ slot, top, height, words }: SlotProps): ReactNode {
  return (
    <button
      type="button"
      className="slot"
      data-item={`slot ${slot.start}`}
      data-time={words.time(slot.start)}
      style={{ top, height }}
      tabIndex={-1}
      aria-label={words.slot(slot)}
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
