import type { ReactNode } from 'react';
import { ConnectionCheck, DesksSharing, NewCredentials, SetUpGuide } from './ConnectionSettings.tsx';
import {
  Cancelled,
  Columns,
  Density,
  Language,
  Theme,
  UndoTime,
  WaitingAlert,
  Scale,
} from './GeneralSettings.tsx';
import type { GroupProps } from './group.ts';
import { Desktop, Names, Quiet, Sound } from './NewsSettings.tsx';
import { PaceShown } from './PaceShown.tsx';
import { Copies, DeskPin, Keep, LockAfter } from './PrivacySettings.tsx';
import type { SettingName } from './settingNames.ts';
import { Activity, Calendars, Keys, NamesAndCodes, Staff } from './SettingsDoors.tsx';

/** The field of each setting: its name, what it does in a line, and the choice or the way to it. */
export const fieldOf: Readonly<Record<SettingName, (props: GroupProps) => ReactNode>> = {
  language: Language,
  theme: Theme,
  density: Density,
  columns: Columns,
  cancelled: Cancelled,
  scale: Scale,
  waitingAlert: WaitingAlert,
  undo: UndoTime,
  lockAfter: LockAfter,
  pin: DeskPin,
  keep: Keep,
  copies: Copies,
  sound: Sound,
  desktop: Desktop,
  names: Names,
  quiet: Quiet,
  calendars: Calendars,
  mapping: NamesAndCodes,
  staff: Staff,
  activity: Activity,
  keys: Keys,
  check: ConnectionCheck,
  guide: SetUpGuide,
  credentials: NewCredentials,
  desksSharing: DesksSharing,
  pace: PaceShown,
};
