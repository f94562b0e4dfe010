import type { ReactNode } from 'react';
import { Choice } from '../ui/Choice.tsx';
import { Segments } from '../ui/Segments.tsx';
import { useGrouping } from '../board/useGrouping.ts';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import { LanguageChoice } from './LanguageChoice.tsx';
import type { GroupProps } from './group.ts';

/** How the desk looks and speaks, and how the day is drawn. */

const scales = [5, 10, 15, 20, 30, 60] as const;
const undoTimes = ['usual', 10, 20, 30] as const;
const limits = [5, 10, 15, 20, 30, 45, 60] as const;

export function Language({ change }: GroupProps): ReactNode {
  const t = useT();
  return (
    <LanguageChoice hint={t('app.settings.explain.language')} onChange={(language) => change({ language })} />
  );
}

export function Theme({ change }: GroupProps): ReactNode {
  const t = useT();
  const theme = useDesk((desk) => desk.settings.theme);
  return (
    <Segments
      label={t('app.settings.theme')}
      hint={t('app.settings.explain.theme')}
      value={theme}
      onChange={(wanted) => change({ theme: wanted })}
      options={[
        { value: 'system', label: t('app.settings.themeSystem') },
        { value: 'light', label: t('app.settings.themeLight') },
        { value: 'dark', label: t('app.settings.themeDark') },
      ]}
    />
  );
}

export function Density({ change }: GroupProps): ReactNode {
  const t = useT();
  const density = useDesk((desk) => desk.settings.density);
  return (
    <Segments
      label={t('app.settings.density')}
      hint={t('app.settings.explain.density')}
      value={density}
      onChange={(wanted) => change({ density: wanted })}
      options={[
        { value: 'comfortable', label: t('app.settings.densityComfortable') },
        { value: 'compact', label: t('app.settings.densityCompact') },
      ]}
    />
  );
}

/** Which columns stand together. */
export function Columns({ change }: GroupProps): ReactNode {
  const t = useT();
  const grouping = useGrouping();
  if (grouping === null) return null;
  return (
    <Segments
      label={t('app.settings.columns')}
      hint={t('app.settings.explain.columns')}
      value={grouping.grouped ? 'byFacility' : 'mixed'}
      onChange={(value) => change({ groupByFacility: value === 'byFacility' })}
      options={[
        { value: 'mixed', label: t('app.settings.columnsMixed') },
        { value: 'byFacility', label: t('app.settings.columnsByFacility') },
      ]}
    />
  );
}

export function Cancelled({ change }: GroupProps): ReactNode {
  const t = useT();
  const showCancelled = useDesk((desk) => desk.settings.showCancelled);
  return (
    <Segments
      label={t('app.settings.cancelled')}
      hint={t('app.settings.explain.cancelled')}
      value={showCancelled ? 'shown' : 'leftOut'}
      onChange={(value) => change({ showCancelled: value === 'shown' })}
      options={[
        { value: 'leftOut', label: t('app.settings.cancelledLeftOut') },
        { value: 'shown', label: t('app.settings.cancelledShown') },
      ]}
    />
  );
}

/** How many minutes a line of the board is. */
export function Scale({ change }: GroupProps): ReactNode {
  const t = useT();
  const shown = useDesk((desk) => desk.settings.zoomMinutes);
  return (
    <Choice
      label={t('app.settings.scale')}
      hint={t('app.settings.explain.scale')}
      value={String(shown)}
      options={scales.map((minutes) => ({
        value: String(minutes),
        label: t('app.settings.scaleMinutes', { minutes }),
      }))}
      onChange={(value) => {
        const zoomMinutes = scales.find((minutes) => String(minutes) === value);
        if (zoomMinutes !== undefined) change({ zoomMinutes });
      }}
    />
  );
}

/** How long a patient may wait. */
export function WaitingAlert({ change }: GroupProps): ReactNode {
  const t = useT();
  const limit = useDesk((desk) => desk.settings.waitingAlertMinutes);
  return (
    <Choice
      label={t('arrivals.alert')}
      hint={t('app.settings.explain.waitingAlert')}
      value={String(limit)}
      options={limits.map((minutes) => ({
        value: String(minutes),
        label: t('app.settings.scaleMinutes', { minutes }),
      }))}
      onChange={(value) => {
        const waitingAlertMinutes = limits.find((minutes) => String(minutes) === value);
        if (waitingAlertMinutes !== undefined) change({ waitingAlertMinutes });
      }}
    />
  );
}

/** How many seconds a step can be taken back. */
export function UndoTime({ change }: GroupProps): ReactNode {
  const t = useT();
  const chosen = useDesk((desk) => desk.settings.undoSeconds);
  return (
    <Choice
      label={t('app.settings.undo')}
      hint={t('app.settings.undoHint')}
      value={String(chosen)}
      options={undoTimes.map((time) => ({
        value: String(time),
        label: t('app.settings.undoSeconds', { seconds: time === 'usual' ? 5 : time }),
      }))}
      onChange={(value) => {
        const undoSeconds = undoTimes.find((time) => String(time) === value);
        if (undoSeconds !== undefined) change({ undoSeconds });
      }}
    />
  );
}
