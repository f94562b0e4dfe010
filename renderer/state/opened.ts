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

interface OpenedState {
  /** `null`: none. */
  readonly opened: Openable | null;
  /** To close it leads back to the settings, from which it was opened. */
  readonly backToSettings: boolean;
  /** Of the settings: what leads back to them; `null`: they were opened from the day. */
  readonly backFrom: Openable | null;
}

/** Which of the frame's dialogs and popovers is open. */
export const useOpened = create<OpenedState>(() => ({
  opened: null,
  backToSettings: false,
  backFrom: null,
}));

/** What stands in the bar, takes the place of whatever was open, or ends at the day: it leads back to the day. */
const ofTheDay: ReadonlySet<Openable> = new Set<Openable>(['palette', 'staff', 'settings', 'guide']);

/** Opens one thing over the day, in place of what was open. */
export function open(what: Openable): void {
  // The set-up has its language on the spot and nothing else to set yet: nothing may wait to open later.
  const settled = useDesk.getState().connection.kind !== 'none';
  const always = what === 'diagnostics' || what === 'about';
  const { opened, backToSettings } = useOpened.getState();
  const fromSettings = opened === 'settings' || (opened !== null && backToSettings);
  useOpened.setState({
    opened: settled || always ? what : null,
    backToSettings: settled && fromSettings && !ofTheDay.has(what),
    backFrom: null,
  });
}

/** Closes what lies over the day; what was opened from the settings leads back to them. */
export function closeOpened(): void {
  useOpened.setState(({ opened, backToSettings }) => ({
    opened: backToSettings ? 'settings' : null,
    backToSettings: false,
    backFrom: backToSettings ? opened : null,
  }));
}

/** Closes all that lies over the day, to go on there. */
export function closeToDay(): void {
  useOpened.setState({ opened: null, backToSettings: false, backFrom: null });
}
