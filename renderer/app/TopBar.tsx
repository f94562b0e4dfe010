import type { ReactNode } from 'react';
import { PatientSearch } from '../search/PatientSearch.tsx';
import { NewsMark } from '../news/NewsMark.tsx';
import { MoreMenu } from '../printing/MoreMenu.tsx';
import { SettingsButton } from '../settings/SettingsButton.tsx';
import { StaffMark } from '../staff/StaffMark.tsx';
import { OutboxMark } from '../attention/OutboxMark.tsx';
import { DayNavigator } from './DayNavigator.tsx';
import { LineMark } from '../line/LineMark.tsx';
import { PracticeMark } from './PracticeMark.tsx';
import { ViewSwitch } from './ViewSwitch.tsx';

/** Which day, who is looked for, how the line stands, and the settings: 52 pixels, always there. */
export function TopBar(): ReactNode {
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
        <SettingsButton />
      </div>
    </header>
  );
}
