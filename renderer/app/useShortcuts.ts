import { useEffect } from 'react';
import type { EventOf } from '#shared/contract/contract.ts';
import { showToday, stepDay } from '../state/day.ts';
import { door } from '../state/door.ts';

type Command = EventOf<'command'>;

/** What the frame opens itself at a command. */
export type Openable = Extract<Command, 'settings' | 'diagnostics' | 'about'>;

/** The key that changes the day, by itself or with Alt; `null` for every other. Keys typed into a field are not for the frame. */
export function commandOfKey(
  event: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
  typing: boolean,
): Command | null {
  if (event.ctrlKey || event.metaKey || event.shiftKey || typing) return null;
  if (event.altKey) {
    if (event.key === 'ArrowLeft') return 'previousDay';
    return event.key === 'ArrowRight' ? 'nextDay' : null;
  }
  return event.key === 't' || event.key === 'T' ? 'today' : null;
}

/** Obeys the menu and the keys alike. */
export function useShortcuts(open: (what: Openable) => void): void {
  useEffect(() => {
    const obey = (command: Command): void => {
      switch (command) {
        case 'today':
          showToday();
          return;
        case 'previousDay':
          stepDay(-1);
          return;
        case 'nextDay':
          stepDay(1);
          return;
        case 'settings':
        case 'diagnostics':
        case 'about':
          open(command);
          return;
      }
    };
    const press = (event: KeyboardEvent): void => {
      const command = commandOfKey(event, isTyping(event.target));
      if (command === null || event.defaultPrevented) return;
      event.preventDefault();
      obey(command);
    };
    const stop = door().on('command', obey);
    window.addEventListener('keydown', press);
    return () => {
      stop();
      window.removeEventListener('keydown', press);
    };
  }, [open]);
}

/** Also while a dialog lies over the day: what is behind it stays as it is. */
export function isTyping(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open]') !== null) return true;
  return (
    target instanceof HTMLElement && target.closest('input, select, textarea, [role="listbox"]') !== null
  );
}
