import { languagesByName, nameOfLanguage } from '#shared/messages/language.ts';
import { useCancelled } from '../board/useCancelled.ts';
import { useGrouping } from '../board/useGrouping.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { takeShownDay, ways, wordOfWay } from '../printing/takeDay.ts';
import { givenTo } from '../setup/given.ts';
import { isRefused } from '../setup/isRefused.ts';
import { useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import { open } from '../state/opened.ts';
import { changeSettings, lookNow } from '../state/requests.ts';
import { commandOf } from '../undo/undoWords.ts';
import { useLastDecision } from '../undo/useLastDecision.ts';
import type { Command } from './command.ts';
import { keyed } from './keyed.ts';
import type { Settings } from '#shared/contract/settings.ts';

/** What concerns the desk itself: what is open, what can be taken back, how it looks. */
export function useDeskCommands(): readonly Command[] {
  return [
    ...useUndoCommand(),
    ...useCredentialsCommand(),
    ...useOpenings(),
    ...useLooks(),
    ...useColumnCommands(),
    ...useLanguages(),
  ];
}

/** The last decision, if it can be taken back. */
function useUndoCommand(): readonly Command[] {
  const t = useT();
  const last = useLastDecision(null);
  const formats = useFormats();
  const today = useToday();
  const back = last === null ? null : commandOf(last, { t, formats, today });
  return back === null ? [] : [{ ...keyed(t, 'undo'), title: back, alsoCalled: t('desk.keys.name.undo') }];
}

/** Another secret for the clinic that is connected; it is offered by itself once the one so far is refused. */
function useCredentialsCommand(): readonly Command[] {
  const t = useT();
  const given = useDesk((desk) => givenTo(desk.connection) !== null);
  const refused = useDesk((desk) => isRefused(desk.line));
  if (!given) return [];
  return [
    {
      id: 'credentials',
      title: t('setup.renew.open'),
      alsoCalled: `${t('setup.clientId')} ${t('setup.secret')}`,
      onlyTyped: !refused,
      run: () => open('credentials'),
    },
  ];
}

/** What can be opened, looked at or taken along. */
function useOpenings(): readonly Command[] {
  const t = useT();
  const members = useDesk((desk) => desk.staff.members);
  return [
    { id: 'lookNow', title: t('app.line.lookNow'), run: () => void lookNow() },
    { id: 'settings', title: t('app.settings.title'), run: () => open('settings') },
    ...(members.length === 0 ? [] : [keyed(t, 'staff')]),
    keyed(t, 'lock'),
    ...ways.map((way) => ({ id: way, title: t(wordOfWay[way]), run: () => void takeShownDay(way) })),
    { id: 'paper', title: t('privacy.paper.choose'), run: () => open('paper') },
    { id: 'lockSetUp', title: t('privacy.lock.setUp'), onlyTyped: true, run: () => open('lockSetUp') },
    { id: 'activity', title: t('desk.activity.title'), run: () => open('activity') },
    {
      id: 'calendars',
      title: t('desk.calendars.open'),
      alsoCalled: `${t('app.settings.columns')} ${t('desk.palette.group.doctor')}`,
      run: () => open('calendars'),
    },
    {
      id: 'guide',
      title: t('setup.guide.open'),
      alsoCalled: t('app.settings.also.guide'),
      run: () => open('guide'),
    },
    {
      id: 'mapping',
      title: t('mapping.open'),
      alsoCalled: t('mapping.alsoCalled'),
      run: () => open('mapping'),
    },
    { id: 'staffSetUp', title: t('desk.staff.manage'), run: () => open('staffSetUp') },
    keyed(t, 'help'),
    { id: 'changeKeys', title: t('desk.keys.change'), onlyTyped: true, run: () => open('changeKeys') },
    { id: 'diagnostics', title: t('app.diagnostics.title'), run: () => open('diagnostics') },
    { id: 'about', title: t('app.about.title'), onlyTyped: true, run: () => open('about') },
  ];
}

const set = (id: string, title: string, change: Partial<Settings>, onlyTyped = false): Command => ({
  id,
  title,
  onlyTyped,
  run: () => void changeSettings(change),
});

/** Other colours, and another density. */
function useLooks(): readonly Command[] {
  const t = useT();
  const settings = useDesk((desk) => desk.settings);
  const themes = {
    system: t('app.settings.themeSystem'),
    light: t('app.settings.themeLight'),
    dark: t('app.settings.themeDark'),
  };
  const densities = {
    comfortable: t('app.settings.densityComfortable'),
    compact: t('app.settings.densityCompact'),
  };
  return [
    ...(['light', 'dark', 'system'] as const)
      .filter((theme) => theme !== settings.theme)
      .map((theme) => set(`theme ${theme}`, t('desk.palette.theme', { value: themes[theme] }), { theme })),
    ...(['comfortable', 'compact'] as const)
      .filter((density) => density !== settings.density)
      .map((density) =>
        set(`density ${density}`, t('desk.palette.density', { value: densities[density] }), { density }),
      ),
  ];
}

/** Which columns there are on the board, and what stands in them. */
function useColumnCommands(): readonly Command[] {
  const t = useT();
  const grouping = useGrouping();
  const cancelled = useCancelled();
  return [
    ...(grouping === null
      ? []
      : [
          {
            ...keyed(t, 'facilities'),
            title: grouping.grouped ? t('desk.palette.oneRow') : t('desk.palette.byFacility'),
          },
        ]),
    {
      id: 'cancelled',
      title: cancelled.word,
      alsoCalled: t('app.settings.cancelled'),
      run: cancelled.turn,
    },
  ];
}

function useLanguages(): readonly Command[] {
  const t = useT();
  const spoken = useDesk((desk) => desk.settings.language);
  return languagesByName()
    .filter((language) => language !== spoken)
    .map((language) =>
      set(
        `language ${language}`,
        t('desk.palette.language', { value: nameOfLanguage(language) }),
        { language },
        true,
      ),
    );
}
