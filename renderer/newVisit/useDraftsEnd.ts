import { useEffect, useRef } from 'react';
import { zoneOf } from '../state/clinic.ts';
import { useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import { dropDrafts } from '../state/drafts.ts';
import { closePanel, useSelection } from '../state/selection.ts';

/** Drafts end with the person at the desk, with the day and with the clinic: what one has half typed is not the next one's to read. */
export function useDraftsEnd(): void {
  const today = useToday();
  const atDesk = useDesk((desk) => desk.staff.atDesk);
  const clinic = useDesk(({ connection }) => `${connection.kind} ${zoneOf(connection)}`);
  const before = useRef({ today, atDesk, clinic });
  useEffect(() => {
    const last = before.current;
    before.current = { today, atDesk, clinic };
    const leaves = last.atDesk !== null && last.atDesk !== atDesk;
    if (!leaves && last.today === today && last.clinic === clinic) return;
    dropDrafts();
    if (useSelection.getState().selection.kind === 'slot') closePanel();
  }, [today, atDesk, clinic]);
}
