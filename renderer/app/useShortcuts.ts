import { useEffect } from 'react';
import type { EventOf } from '#shared/contract/contract.ts';
import { useAwayKeys } from '../away/useAwayKeys.ts';
import { useBreakKey } from '../breaks/useBreakKey.ts';
import { useGrouping } from '../board/useGrouping.ts';
import { useKey, useKeyboard } from '../keys/useKey.ts';
import { takeShownDay } from '../printing/takeDay.ts';
import { showToday } from '../state/day.ts';
import { lockDesk } from '../lock/lockDesk.ts';
import { useDesk } from '../state/desk.ts';
import { door } from '../state/door.ts';
import { open } from '../state/opened.ts';
import { stepShown } from '../state/shownView.ts';

/** Obeys the menu, and the keys that hold in the whole window. */
export function useShortcuts(): void {
  useKeyboard();
  useBreakKey();
  useAwayKeys();
  const grouping = useGrouping();
  useKey('today', () => obey('today'));
  useKey('previousDay', () => obey('previousDay'));
  useKey('nextDay', () => obey('nextDay'));
  useKey('facilities', () => {
    grouping?.turn();
    return grouping !== null;
  });
  useKey('help', () => {
    open('keys');
    return true;
  });
  useKey('palette', () => {
    open('palette');
    return true;
  });
  useEffect(() => door().on('app.command', (command) => void obey(command)), []);
}

function obey(command: EventOf<'app.command'>): boolean {
  // What is chosen from the menu meanwhile must not wait behind the lock.
  if (useDesk.getState().lock.locked) return false;
  switch (command) {
    case 'today':
      showToday();
      return true;
    case 'previousDay':
      stepShown(-1);
      return true;
    case 'nextDay':
      stepShown(1);
      return true;
    case 'lock':
      void lockDesk();
      return true;
    case 'printDay':
    case 'savePdf':
    case 'exportCsv':
      void takeShownDay(command);
      return true;
    case 'settings':
    case 'diagnostics':
    case 'about':
      open(command);
      return true;
  }
}
