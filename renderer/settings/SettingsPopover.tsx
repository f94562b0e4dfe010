import { Settings as Gear } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Problem, Settings } from '#shared/contract/views.ts';
import { Button } from '../app/Button.tsx';
import { Choice } from '../app/Choice.tsx';
import { Pop } from '../app/Pop.tsx';
import { ProblemNote } from '../app/ProblemNote.tsx';
import { Segments } from '../app/Segments.tsx';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import { open as openDialog } from '../state/opened.ts';
import { changeSettings } from '../state/requests.ts';
import { LanguageChoice } from './LanguageChoice.tsx';

interface Props {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

const scales = [5, 10, 15, 20, 30, 60] as const;
const computers = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20] as const;
const limits = [5, 10, 15, 20, 30, 45, 60] as const;

/** What each person sets for this computer. Every choice is kept at once; there is nothing to save. */
export function SettingsPopover({ open, onOpenChange }: Props): ReactNode {
  const t = useT();
  return (
    <Pop
      label={t('app.settings.title')}
      face={<Gear size={18} aria-hidden />}
      open={open}
      onOpenChange={onOpenChange}
    >
      <h2 className="pop-title">{t('app.settings.title')}</h2>
      <SettingsFields />
    </Pop>
  );
}

function SettingsFields(): ReactNode {
  const t = useT();
  const settings = useDesk((desk) => desk.settings);
  const kind = useDesk((desk) => desk.connection.kind);
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = (wanted: Partial<Settings>): void => {
    void changeSettings(wanted).then((answer) => setProblem(answer.ok ? null : answer.error));
  };
  return (
    <div className="fields">
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
      <div className="fields-more">
        <Button onPress={() => openDialog('changeKeys')}>{t('desk.keys.title')}</Button>
        <Button onPress={() => openDialog('staffSetUp')}>{t('desk.staff.manage')}</Button>
        <Button onPress={() => openDialog('activity')}>{t('desk.activity.title')}</Button>
      </div>
      {problem !== null && <ProblemNote problem={problem} urgency="alert" />}
    </div>
  );
}
