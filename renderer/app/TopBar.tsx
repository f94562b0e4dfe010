import type { ReactNode } from 'react';
import { PatientSearch } from '../find/PatientSearch.tsx';
import { NewsMark } from '../news/NewsMark.tsx';
import { MoreMenu } from '../paper/MoreMenu.tsx';
import { SettingsPopover } from '../settings/SettingsPopover.tsx';
import { StaffMark } from '../staff/StaffMark.tsx';
import { OutboxMark } from '../visit/OutboxMark.tsx';
import { DayNavigator } from './DayNavigator.tsx';
import { LineMark } from './LineMark.tsx';
import { PracticeMark } from './PracticeMark.tsx';
import { ViewSwitch } from './ViewSwitch.tsx';

interface Props {
  readonly settingsOpen: boolean;
  readonly onSettingsOpen: (open: boolean) => void;
}

/** Which day, who is looked for, how the line stands, and the settings: 52 pixels, always there. */
export function TopBar({ settingsOpen, onSettingsOpen }: Props): ReactNode {
  return (
    <header className="top">
      <DayNavigator />
      <ViewSwitch />
      <PatientSearch />
      <div className="top-right">
        <NewsMark />
        <OutboxMark />
        <PracticeMark />
        <LineMark />
        <StaffMark />
        <MoreMenu />
        <SettingsPopover open={settingsOpen} onOpenChange={onSettingsOpen} />
      </div>
    </header>
  );
}
