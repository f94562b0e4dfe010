import type { ReactNode } from 'react';
import { Choice } from '../app/Choice.tsx';
import { Segments } from '../app/Segments.tsx';
import { useGrouping } from '../board/useGrouping.ts';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import { LanguageChoice } from './LanguageChoice.tsx';
import type { GroupProps } from './group.ts';

const scales = [5, 10, 15, 20, 30, 60] as const;
const undoTimes = ['usual', 10, 20, 30] as const;
const computers = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20] as const;
const limits = [5, 10, 15, 20, 30, 45, 60] as const;

/** How the desk looks and speaks, and how the day is drawn. */
export function GeneralSettings({ change }: GroupProps): ReactNode {
  const t = useT();
  const settings = useDesk((desk) => desk.settings);
  const kind = useDesk((desk) => desk.connection.kind);
  const grouping = useGrouping();
  return (
    <>
      <LanguageChoice onChange={(language) => change({ language })} />
      <Segments
        label={t('app.settings.theme')}
        value={settings.theme}
        onChange={(theme) => change({ theme })}
        options={[
          { value: 'system', label: t('app.settings.themeSystem') },
          { value: 'light', label: t('app.settings.themeLight') },
          { value: 'dark', label: t('app.settings.themeDark') },
        ]}
      />
      <Segments
        label={t('app.settings.density')}
        value={settings.density}
        onChange={(density) => change({ density })}
        options={[
          { value: 'comfortable', label: t('app.settings.densityComfortable') },
          { value: 'compact', label: t('app.settings.densityCompact') },
        ]}
      />
      {grouping !== null && (
        <Segments
          label={t('app.settings.columns')}
          value={grouping.grouped ? 'byFacility' : 'mixed'}
          onChange={(value) => change({ groupByFacility: value === 'byFacility' })}
          options={[
            { value: 'mixed', label: t('app.settings.columnsMixed') },
            { value: 'byFacility', label: t('app.settings.columnsByFacility') },
          ]}
        />
      )}
      <Segments
        label={t('app.settings.cancelled')}
        value={settings.showCancelled ? 'shown' : 'leftOut'}
        onChange={(value) => change({ showCancelled: value === 'shown' })}
        options={[
          { value: 'leftOut', label: t('app.settings.cancelledLeftOut') },
          { value: 'shown', label: t('app.settings.cancelledShown') },
        ]}
      />
      <Choice
        label={t('app.settings.scale')}
        value={String(settings.zoomMinutes)}
        options={scales.map((minutes) => ({
          value: String(minutes),
          label: t('app.settings.scaleMinutes', { minutes }),
        }))}
        onChange={(value) => {
          const zoomMinutes = scales.find((minutes) => String(minutes) === value);
          if (zoomMinutes !== undefined) change({ zoomMinutes });
        }}
      />
      <Choice
        label={t('arrivals.alert')}
        value={String(settings.waitingAlertMinutes)}
        options={limits.map((minutes) => ({
          value: String(minutes),
          label: t('app.settings.scaleMinutes', { minutes }),
        }))}
        onChange={(value) => {
          const waitingAlertMinutes = limits.find((minutes) => String(minutes) === value);
          if (waitingAlertMinutes !== undefined) change({ waitingAlertMinutes });
        }}
      />
      <Choice
        label={t('app.settings.undo')}
        hint={t('app.settings.undoHint')}
        value={String(settings.undoSeconds)}
        options={undoTimes.map((time) => ({
          value: String(time),
          label: t('app.settings.undoSeconds', { seconds: time === 'usual' ? 5 : time }),
        }))}
        onChange={(value) => {
          const undoSeconds = undoTimes.find((time) => String(time) === value);
          if (undoSeconds !== undefined) change({ undoSeconds });
        }}
      />
      {kind === 'live' && (
        <Choice
          label={t('app.settings.desksSharing')}
          hint={t('app.settings.desksSharingHint')}
          value={String(settings.desksSharing)}
          options={computers.map((count) => ({ value: String(count), label: String(count) }))}
          onChange={(value) => {
            const desksSharing = computers.find((count) => String(count) === value);
            if (desksSharing !== undefined) change({ desksSharing });
          }}
        />
      )}
    </>
  );
}
