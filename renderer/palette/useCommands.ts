import { useStore } from 'zustand';
import type { Settings } from '#shared/contract/views.ts';
import type { KeyName } from '#shared/domain/keys.ts';
import { languages, nameOfLanguage } from '#shared/messages/language.ts';
import type { Translator } from '#shared/messages/translator.ts';
import { boardStore } from '../board/boardStore.ts';
import type { ShownColumn } from '../board/boardDelta.ts';
import { offeredServices } from '../board/offers.ts';
import { useCancelled } from '../board/useCancelled.ts';
import { useFreeTimesFor } from '../board/useFreeTimesFor.ts';
import { useGrouping } from '../board/useGrouping.ts';
import { useT } from '../i18n/useT.ts';
import { doByName } from '../keys/useKey.ts';
import { takeShownDay, ways, wordOfWay } from '../paper/takeDay.ts';
import { givenTo } from '../setup/given.ts';
import { isRefused } from '../setup/isRefused.ts';
import { useDesk } from '../state/desk.ts';
import { open } from '../state/opened.ts';
import { changeSettings, lookNow } from '../state/requests.ts';
import { showView, useShownView } from '../state/shownView.ts';
import { commandOf } from '../visit/takeBackWords.ts';
import { useLastDecision } from '../visit/useLastDecision.ts';
import { chooseWeekDoctor } from '../week/weekDoctor.ts';
import type { Command } from './command.ts';

/** What a key does as well. */
const keyed = (t: Translator, name: KeyName): Command => ({
  id: name,
  title: t(`desk.keys.name.${name}`),
  key: name,
  run: () => void doByName(name),
});

/** Ways to another day, or to a new visit. */
export function useGoing(): readonly Command[] {
  const t = useT();
  return (['today', 'previousDay', 'nextDay', 'newVisit', 'nextFree', 'search'] as const).map((name) =>
    keyed(t, name),
  );
}

/** The free times of the board for one service, or for all again. */
export function useFreeTimeCommands(): readonly Command[] {
  const t = useT();
  const columns = useStore(boardStore(), (board) => board.day?.columns ?? noColumns);
  const { service, show } = useFreeTimesFor(columns);
  const onBoard = useShownView(({ view }) => view === 'day' || view === 'week');
  const choose: Command = { ...keyed(t, 'freeFor'), title: t('board.freeFor.choose') };
  const off: Command = { ...keyed(t, 'freeFor'), title: t('board.freeFor.showAll') };
  return [
    ...(onBoard ? [service === null ? choose : off] : []),
    ...offeredServices(columns, 0)
      .filter(({ name }) => name !== service)
      .map(({ name }) => ({
        id: `freeFor ${name}`,
        title: t('board.freeFor.one', { service: name }),
        onlyTyped: true,
        run: () => {
          if (!onBoard) showView('day');
          show(name);
        },
      })),
  ];
}

const noColumns: readonly ShownColumn[] = [];

/** A column of the board for each doctor's calendar. */
export function useDoctors(): readonly Command[] {
  const day = useStore(boardStore(), (board) => board.day);
  return (day?.columns ?? []).map(
    ({ addressId, doctorName, doctorSurname, facilityName, specialization }) => ({
      id: `doctor ${addressId}`,
      title: `${doctorName} ${doctorSurname}`.trim(),
      alsoCalled: `${facilityName} ${specialization ?? ''}`,
      onlyTyped: true,
      run: () => goToColumn(addressId),
    }),
  );
}

/** Brings a calendar into sight, with the focus on its first visit or free time; where a week is shown, the week of that one. */
function goToColumn(addressId: string): void {
  if (useShownView.getState().view === 'week') {
    chooseWeekDoctor(addressId);
    return;
  }
  const column = document.querySelector(`[data-column="${CSS.escape(addressId)}"]`);
  column?.scrollIntoView({ inline: 'center', block: 'nearest' });
  column?.querySelector<HTMLElement>('[data-item]')?.focus({ preventScroll: true });
}

/** What concerns the desk itself: what is open, what can be taken back, how it looks. */
export function useDeskCommands(): readonly Command[] {
  const t = useT();
  const settings = useDesk((desk) => desk.settings);
  const members = useDesk((desk) => desk.staff.members);
  const last = useLastDecision(null);
  const back = last === null ? null : commandOf(last, { t });
  const given = useDesk((desk) => givenTo(desk.connection) !== null);
  const refused = useDesk((desk) => isRefused(desk.line));
  const grouping = useGrouping();
  const cancelled = useCancelled();
  const set = (id: string, title: string, change: Partial<Settings>, onlyTyped = false): Command => ({
    id,
    title,
    onlyTyped,
    run: () => void changeSettings(change),
  });
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
    ...(back === null ? [] : [{ ...keyed(t, 'undo'), title: back, alsoCalled: t('desk.keys.name.undo') }]),
    ...(given
      ? [
          {
            id: 'credentials',
            title: t('setup.renew.open'),
            alsoCalled: `${t('setup.clientId')} ${t('setup.secret')}`,
            onlyTyped: !refused,
            run: () => open('credentials'),
          },
        ]
      : []),
    { id: 'lookNow', title: t('app.line.lookNow'), run: () => void lookNow() },
    { id: 'settings', title: t('app.settings.title'), run: () => open('settings') },
    ...(members.length === 0 ? [] : [keyed(t, 'staff')]),
    keyed(t, 'lock'),
    ...ways.map((way) => ({ id: way, title: t(wordOfWay[way]), run: () => void takeShownDay(way) })),
    { id: 'lockSetUp', title: t('privacy.lock.setUp'), onlyTyped: true, run: () => open('lockSetUp') },
    { id: 'activity', title: t('desk.activity.title'), run: () => open('activity') },
    {
      id: 'calendars',
      title: t('desk.calendars.open'),
      alsoCalled: `${t('app.settings.columns')} ${t('desk.palette.group.doctor')}`,
      run: () => open('calendars'),
    },
    { id: 'staffSetUp', title: t('desk.staff.manage'), run: () => open('staffSetUp') },
    keyed(t, 'help'),
    { id: 'changeKeys', title: t('desk.keys.change'), onlyTyped: true, run: () => open('changeKeys') },
    { id: 'diagnostics', title: t('app.diagnostics.title'), run: () => open('diagnostics') },
    { id: 'about', title: t('app.about.title'), onlyTyped: true, run: () => open('about') },
    ...(['light', 'dark', 'system'] as const)
      .filter((theme) => theme !== settings.theme)
      .map((theme) => set(`theme ${theme}`, t('desk.palette.theme', { value: themes[theme] }), { theme })),
    ...(['comfortable', 'compact'] as const)
      .filter((density) => density !== settings.density)
      .map((density) =>
        set(`density ${density}`, t('desk.palette.density', { value: densities[density] }), { density }),
      ),
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
    ...languages
      .filter((language) => language !== settings.language)
      .map((language) =>
        set(
          `language ${language}`,
          t('desk.palette.language', { value: nameOfLanguage(language) }),
          { language },
          true,
        ),
      ),
  ];
}
