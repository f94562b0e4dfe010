import { type ReactNode, useCallback, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Problem } from '#shared/contract/views.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { SetUp } from '../setup/SetUp.tsx';
import { useDesk } from '../state/desk.ts';
import { AboutDialog } from './AboutDialog.tsx';
import { Announcer } from './Announcer.tsx';
import { DiagnosticsDialog } from './DiagnosticsDialog.tsx';
import { FaultGuard } from './FaultGuard.tsx';
import { Frame } from './Frame.tsx';
import { ProblemNote } from './ProblemNote.tsx';
import { useAppearance } from './useAppearance.ts';
import { type Openable, useShortcuts } from './useShortcuts.ts';

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
  const [opened, setOpened] = useState<Openable | null>(null);
  const open = useCallback((what: Openable) => {
    // The set-up has its language on the spot and no other settings yet: nothing may wait to open later.
    const settled = useDesk.getState().connection.kind !== 'none';
    setOpened(what === 'settings' && !settled ? null : what);
  }, []);
  const close = useCallback(() => setOpened(null), []);
  useShortcuts(open);
  return (
    <>
      {connected ? (
        <Frame
          settingsOpen={opened === 'settings'}
          onSettingsOpen={(isOpen) => setOpened(isOpen ? 'settings' : null)}
        />
      ) : (
        <SetUp />
      )}
      {opened === 'about' && <AboutDialog onClose={close} />}
      {opened === 'diagnostics' && <DiagnosticsDialog onClose={close} />}
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
