import type { MessageKey } from '#shared/messages/english.ts';

/** The groups of the settings, in the order in which they are listed. */
export const settingGroups = [
  'general',
  'privacy',
  'news',
  'calendars',
  'staff',
  'keys',
  'connection',
] as const;
export type SettingGroup = (typeof settingGroups)[number];

/** What each group is called. */
export const wordOfGroup: Readonly<Record<SettingGroup, MessageKey>> = {
  general: 'privacy.settings.general',
  privacy: 'privacy.settings.privacy',
  news: 'privacy.settings.news',
  calendars: 'desk.calendars.title',
  staff: 'app.settings.staff',
  keys: 'desk.keys.title',
  connection: 'app.line.label',
};

/** Everything that can be set, by groups, in the order in which it stands there. */
export const settingsOf = {
  general: ['language', 'theme', 'density', 'scale', 'columns', 'cancelled', 'waitingAlert', 'undo'],
  privacy: ['lockAfter', 'pin', 'keep', 'copies'],
  news: ['sound', 'desktop', 'names', 'quiet'],
  calendars: ['calendars', 'mapping'],
  staff: ['staff', 'activity'],
  keys: ['keys'],
  connection: ['check', 'guide', 'credentials', 'desksSharing', 'pace'],
} as const satisfies Readonly<Record<SettingGroup, readonly string[]>>;
export type SettingName = (typeof settingsOf)[SettingGroup][number];

/** The name that a setting has on the screen. */
export const wordOfSetting: Readonly<Record<SettingName, MessageKey>> = {
  language: 'app.settings.language',
  theme: 'app.settings.theme',
  density: 'app.settings.density',
  columns: 'app.settings.columns',
  cancelled: 'app.settings.cancelled',
  scale: 'app.settings.scale',
  waitingAlert: 'arrivals.alert',
  undo: 'app.settings.undo',
  lockAfter: 'privacy.lock.after',
  pin: 'privacy.lock.setUp',
  keep: 'privacy.keep.label',
  copies: 'privacy.copies.title',
  sound: 'privacy.news.sound',
  desktop: 'privacy.news.desktop',
  names: 'privacy.news.names',
  quiet: 'privacy.news.quietFrom',
  calendars: 'desk.calendars.open',
  mapping: 'mapping.open',
  staff: 'desk.staff.manage',
  activity: 'desk.activity.title',
  keys: 'desk.keys.title',
  check: 'app.diagnostics.title',
  guide: 'setup.guide.open',
  credentials: 'setup.renew.open',
  desksSharing: 'app.settings.desksSharing',
  pace: 'app.settings.pace.title',
};
