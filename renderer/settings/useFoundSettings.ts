import { isCalled } from '#shared/domain/searchText.ts';
import { useT } from '../i18n/useT.ts';
import { settingGroups, type SettingName, settingsOf, wordOfGroup, wordOfSetting } from './settingNames.ts';
import { useOffered } from './useOffered.ts';

/**
 * The settings that are meant by what was typed: by their name, their group's, or other words for them.
 * @returns `null`: nothing was typed
 */
export function useFoundSettings(typed: string): readonly SettingName[] | null {
  const t = useT();
  const isOffered = useOffered();
  if (typed.trim() === '') return null;
  return settingGroups.flatMap((group) =>
    settingsOf[group].filter(
      (name: SettingName) =>
        isOffered(name) &&
        isCalled(
          `${t(wordOfSetting[name])} ${t(wordOfGroup[group])} ${t(`app.settings.also.${name}`)}`,
          typed,
        ),
    ),
  );
}
