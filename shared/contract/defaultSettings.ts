import type { Settings } from './settings.ts';

/** What holds on a computer where nobody has set anything, and in a window before main has said what was set. */
export const defaultSettings: Settings = {
  language: 'system',
  theme: 'system',
  density: 'comfortable',
  zoomMinutes: 15,
  groupByFacility: false,
  showCancelled: false,
  waitingAlertMinutes: 15,
  undoSeconds: 'usual',
  desksSharing: 1,
  lockAfterMinutes: 0,
  keepMonths: 13,
  newsSound: 'off',
  newsOnDesktop: false,
  newsNamesPatient: false,
  quietFrom: '20:00',
  quietTill: '07:00',
  keys: {},
};
