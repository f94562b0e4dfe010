import { type ReactNode, useRef } from 'react';
import { useKeptEnds } from '../ui/useKeptEnds.ts';
import { ClockNote } from './ClockNote.tsx';
import { CredentialsNote } from './CredentialsNote.tsx';
import { ImportBar } from './ImportBar.tsx';
import { LossNote } from './LossNote.tsx';

/**
 * What the desk itself has to say, for as long as it is so, under the day. The day gives its lower edge for it: heads, cards, side column and
 * panel stay where they are when it comes and when it goes.
 */
export function DeskNotes(): ReactNode {
  const room = useRef<HTMLDivElement>(null);
  const notes = useRef<HTMLDivElement>(null);
  useKeptEnds(room, notes);
  return (
    <div ref={room} className="desk-notes">
      <div ref={notes} className="desk-notes-all">
        <CredentialsNote />
        <LossNote />
        <ClockNote />
        <ImportBar />
      </div>
    </div>
  );
}
