import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Problem } from '#shared/contract/views.ts';
import { ActivityDialog } from '../activity/ActivityDialog.tsx';
import { useFormats } from '../i18n/useFormats.ts';
import { SetUp } from '../setup/SetUp.tsx';
import { KeysDialog } from '../keys/KeysDialog.tsx';
import { Palette } from '../palette/Palette.tsx';
import { StaffDialog } from '../staff/StaffDialog.tsx';
import { useDesk } from '../state/desk.ts';
import { closeOpened, open, useOpened } from '../state/opened.ts';
import { AboutDialog } from './AboutDialog.tsx';
import { Announcer } from './Announcer.tsx';
import { DiagnosticsDialog } from './DiagnosticsDialog.tsx';
import { FaultGuard } from './FaultGuard.tsx';
import { Frame } from './Frame.tsx';
import { ProblemNote } from './ProblemNote.tsx';
import { useAppearance } from './useAppearance.ts';
import { useShortcuts } from './useShortcuts.ts';

/** The window: the set-up while no clinic is connected, the day otherwise, or why the desk could not be opened. */
export function App({ problem }: { readonly problem: Problem | null }): ReactNode {
  const formats = useFormats();
  useAppearance();
  return (
    <I18nProvider locale={formats.tag}>
      <FaultGuard>{problem === null ? <Desk /> : <Closed problem={problem} />}</FaultGuard>
      <Announcer />
    </I18nProvider>
  );
}

function Desk(): ReactNode {
  const connected = useDesk((desk) => desk.connection.kind !== 'none');
  const opened = useOpened((state) => state.opened);
  useShortcuts();
  return (
    <>
      {connected ? (
        <Frame
          settingsOpen={opened === 'settings'}
          onSettingsOpen={(isOpen) => (isOpen ? open('settings') : closeOpened())}
        />
      ) : (
        <SetUp />
      )}
      {opened === 'about' && <AboutDialog onClose={closeOpened} />}
      {opened === 'diagnostics' && <DiagnosticsDialog onClose={closeOpened} />}
      {opened === 'keys' && <KeysDialog changing={false} onClose={closeOpened} />}
      {opened === 'staffSetUp' && <StaffDialog onClose={closeOpened} />}
      {opened === 'activity' && <ActivityDialog onClose={closeOpened} />}
      {opened === 'palette' && <Palette />}
      {opened === 'changeKeys' && <KeysDialog changing onClose={closeOpened} />}
    </>
  );
}

function Closed({ problem }: { readonly problem: Problem }): ReactNode {
  return (
    <main className="closed">
      <ProblemNote problem={problem} urgency="alert" onRetry={() => location.reload()} />
    </main>
  );
}
