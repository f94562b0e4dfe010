import { type RefObject, useEffect, useState } from 'react';
import { type Openable, useOpened } from '../state/opened.ts';
import { type SettingGroup, settingGroups, type SettingName, settingsOf } from './settingNames.ts';

/** Which setting leads to what has a place of its own. */
const settingTo: { readonly [O in Openable]?: SettingName } = {
  lockSetUp: 'pin',
  copies: 'copies',
  calendars: 'calendars',
  mapping: 'mapping',
  staffSetUp: 'staff',
  activity: 'activity',
  changeKeys: 'keys',
  diagnostics: 'check',
  credentials: 'credentials',
};

/** The group in which a setting stands. */
export const groupOf = (name: SettingName): SettingGroup =>
  settingGroups.find((group) => settingsOf[group].some((known: SettingName) => known === name)) ?? 'general';

/**
 * The group that is shown. What was opened from the settings leads back to where it was: to its group, with the focus on the way there.
 * @param panel where the settings of the group stand
 */
export function useShownGroup(
  panel: RefObject<HTMLElement | null>,
): [SettingGroup, (group: SettingGroup) => void] {
  const [back] = useState(() => {
    const { backFrom } = useOpened.getState();
    return backFrom === null ? null : (settingTo[backFrom] ?? null);
  });
  const [group, setGroup] = useState<SettingGroup>(back === null ? 'general' : groupOf(back));
  useEffect(() => {
    if (back !== null)
      panel.current?.querySelector<HTMLElement>(`[data-setting=${back}] :is(button, select)`)?.focus();
  }, [back, panel]);
  return [group, setGroup];
}
