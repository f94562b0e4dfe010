import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { Settings } from '#shared/contract/settings.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { useT } from '../i18n/useT.ts';
import { changeSettings } from '../state/requests.ts';
import { Field } from '../ui/Field.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { WindowDialog } from '../ui/WindowDialog.tsx';
import { fieldOf } from './fields.ts';
import type { GroupProps } from './group.ts';
import {
  type SettingGroup,
  settingGroups,
  type SettingName,
  settingsOf,
  wordOfGroup,
} from './settingNames.ts';
import { useFoundSettings } from './useFoundSettings.ts';
import { useOffered } from './useOffered.ts';
import { groupOf, useShownGroup } from './useShownGroup.ts';
import './settings.css';

/**
 * Everything that can be set, by groups, and found by its name or by other words for it. Every choice is kept at once; there is nothing to
 * save. The groups and the search stay where they are while what they lead to scrolls.
 */
export function SettingsPage({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [group, setGroup] = useShownGroup(panel);
  const found = useFoundSettings(typed);
  const isOffered = useOffered();
  const change = (wanted: Partial<Settings>): void => {
    void changeSettings(wanted).then((answer) => setProblem(answer.ok ? null : answer.error));
  };
  /** The group that is chosen already leads back to itself as well. */
  const press = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest('[role=tab]') !== null) setTyped('');
  };
  const enter = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') firstControl(panel.current)?.focus();
  };
  return (
    <WindowDialog title={t('app.settings.title')} onClose={onClose}>
      <Tabs
        className="settings"
        orientation="vertical"
        selectedKey={group}
        onSelectionChange={(key) => {
          setTyped('');
          setGroup(key as SettingGroup);
        }}
      >
        <div className="settings-side" onClick={press}>
          <div onKeyDown={enter}>
            <Field label={t('app.settings.find')} value={typed} onChange={setTyped} />
          </div>
          <FoundCount found={found} typed={typed} />
          <TabList
            className="settings-groups"
            aria-label={t('app.settings.title')}
            data-searching={found !== null}
          >
            {settingGroups.map((listed) => (
              <Tab key={listed} id={listed} className="tab">
                {t(wordOfGroup[listed])}
              </Tab>
            ))}
          </TabList>
        </div>
        <TabPanel key={group} id={group} className="settings-panel" ref={panel}>
          {problem !== null && <ProblemNote problem={problem} urgency="alert" />}
          {found?.length === 0 && (
            <p aria-hidden>{t('app.settings.found', { count: 0, query: typed.trim() })}</p>
          )}
          <Fields
            names={found ?? settingsOf[group].filter((name: SettingName) => isOffered(name))}
            isFound={found !== null}
            change={change}
          />
        </TabPanel>
      </Tabs>
    </WindowDialog>
  );
}

interface FoundCountProps {
  readonly found: readonly SettingName[] | null;
  readonly typed: string;
}

/** How many settings fit what was typed, for ears. */
function FoundCount({ found, typed }: FoundCountProps): ReactNode {
  const t = useT();
  return (
    <p className="visually-hidden" role="status">
      {found !== null && t('app.settings.found', { count: found.length, query: typed.trim() })}
    </p>
  );
}

interface FieldsProps extends GroupProps {
  readonly names: readonly SettingName[];
  /** They are of several groups: each says of which. */
  readonly isFound: boolean;
}

function Fields({ names, isFound, change }: FieldsProps): ReactNode {
  const t = useT();
  return (
    <div className="settings-fields">
      {names.map((name) => {
        const SettingField = fieldOf[name];
        return (
          <div key={name} className="setting" data-setting={name}>
            {isFound && <p className="setting-group">{t(wordOfGroup[groupOf(name)])}</p>}
            <SettingField change={change} />
          </div>
        );
      })}
    </div>
  );
}

/** Of radio buttons the chosen one. */
const firstControl = (panel: HTMLElement | null): HTMLElement | null =>
  panel?.querySelector<HTMLElement>('.setting :is(select, button, input:not([type=radio]), input:checked)') ??
  null;
