import { Settings as Gear } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { Problem, Settings } from '#shared/contract/views.ts';
import { Button } from '../app/Button.tsx';
import { Pop } from '../app/Pop.tsx';
import { ProblemNote } from '../app/ProblemNote.tsx';
import { useT } from '../i18n/useT.ts';
import { open as openDialog } from '../state/opened.ts';
import { changeSettings } from '../state/requests.ts';
import { GeneralSettings } from './GeneralSettings.tsx';
import { NewsSettings } from './NewsSettings.tsx';
import { PrivacySettings } from './PrivacySettings.tsx';
import './settings.css';

interface Props {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

const groups = ['general', 'privacy', 'news'] as const;
const fieldsOf = { general: GeneralSettings, privacy: PrivacySettings, news: NewsSettings } as const;

/** What each person sets for this computer, by groups. Every choice is kept at once; there is nothing to save. */
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
      <SettingsGroups />
    </Pop>
  );
}

function SettingsGroups(): ReactNode {
  const t = useT();
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = (wanted: Partial<Settings>): void => {
    void changeSettings(wanted).then((answer) => setProblem(answer.ok ? null : answer.error));
  };
  return (
    <div className="fields">
      <Tabs className="tabs">
        <TabList className="tabs-list" aria-label={t('app.settings.title')}>
          {groups.map((group) => (
            <Tab key={group} id={group} className="tab">
              {t(`privacy.settings.${group}`)}
            </Tab>
          ))}
        </TabList>
        {groups.map((group) => {
          const Fields = fieldsOf[group];
          return (
            <TabPanel key={group} id={group} className="tab-panel fields">
              <Fields change={change} />
            </TabPanel>
          );
        })}
      </Tabs>
      <div className="settings-doors">
        <Button onPress={() => openDialog('changeKeys')}>{t('desk.keys.title')}</Button>
        <Button onPress={() => openDialog('staffSetUp')}>{t('desk.staff.manage')}</Button>
        <Button onPress={() => openDialog('activity')}>{t('desk.activity.title')}</Button>
        <Button onPress={() => openDialog('calendars')}>{t('desk.calendars.open')}</Button>
      </div>
      {problem !== null && <ProblemNote problem={problem} urgency="alert" />}
    </div>
  );
}
