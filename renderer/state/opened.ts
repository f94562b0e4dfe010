import { create } from 'zustand';
import { useDesk } from './desk.ts';

/** What lies over the day, one at a time. */
export type Openable =
  | 'settings'
  | 'diagnostics'
  | 'about'
  | 'keys'
  | 'changeKeys'
  | 'palette'
  | 'staff'
  | 'calendars'
  | 'guide'
  | 'mapping'
  | 'staffSetUp'
  | 'activity'
  | 'lockSetUp'
  | 'copies'
  | 'credentials'
  | 'paper';

/** Which of the frame's dialogs and popovers is open; `null`: none. */
export const useOpened = create<{ readonly opened: Openable | null }>(() => ({ opened: null }));

/** Opens one thing over the day, in place of what was open. */
export function open(what: Openable): void {
  // The set-up has its language on the spot and nothing else to set yet: nothing may wait to open later.
  const settled = useDesk.getState().connection.kind !== 'none';
  const always = what === 'diagnostics' || what === 'about';
  useOpened.setState({ opened: settled || always ? what : null });
}

export function closeOpened(): void {
  useOpened.setState({ opened: null });
}
