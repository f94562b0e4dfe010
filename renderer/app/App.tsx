import { type ReactNode, useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Problem } from '#shared/contract/views.ts';
import { ActivityDialog } from '../activity/ActivityDialog.tsx';
import { CalendarsDialog } from '../calendars/CalendarsDialog.tsx';
import { keepNoCaret } from '../focus/caret.ts';
import { keepFocus } from '../focus/keeper.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { Cover } from '../lock/Cover.tsx';
import { LockDialog } from '../lock/LockDialog.tsx';
import { useLocking } from '../lock/useLocking.ts';
import { useNews } from '../news/useNews.ts';
import { CredentialsDialog } from '../setup/CredentialsDialog.tsx';
import { SetUp } from '../setup/SetUp.tsx';
import { KeysDialog } from '../keys/KeysDialog.tsx';
import { Palette } from '../palette/Palette.tsx';
import { StaffDialog } from '../staff/StaffDialog.tsx';
import { useDesk } from '../state/desk.ts';
import { closeOpened, open, type Openable, useOpened } from '../state/opened.ts';
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
  useEffect(keepFocus, []);
  useEffect(keepNoCaret, []);
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
  const locked = useDesk((desk) => desk.lock.locked);
  useShortcuts();
  useLocking();
  useNews();
  return (
    <>
      {connected ? (
        <Frame
          veiled={locked}
          settingsOpen={opened === 'settings'}
          onSettingsOpen={(isOpen) => (isOpen ? open('settings') : closeOpened())}
        />
      ) : (
        <SetUp />
      )}
      {locked ? <Cover /> : <Opened opened={opened} />}
    </>
  );
}

/** What lies over the day. On a locked screen it is not there at all, and comes back with the day. */
function Opened({ opened }: { readonly opened: Openable | null }): ReactNode {
  switch (opened) {
    case 'about':
      return <AboutDialog onClose={closeOpened} />;
    case 'diagnostics':
      return <DiagnosticsDialog onClose={closeOpened} />;
    case 'keys':
      return <KeysDialog key={opened} changing={false} onClose={closeOpened} />;
    case 'changeKeys':
      return <KeysDialog key={opened} changing onClose={closeOpened} />;
    case 'calendars':
      return <CalendarsDialog onClose={closeOpened} />;
    case 'staffSetUp':
      return <StaffDialog onClose={closeOpened} />;
    case 'activity':
      return <ActivityDialog onClose={closeOpened} />;
    case 'lockSetUp':
      return <LockDialog onClose={closeOpened} />;
    case 'credentials':
      return <CredentialsDialog onClose={closeOpened} />;
    case 'palette':
      return <Palette />;
    // These two stand in the bar.
    case 'settings':
    case 'staff':
    case null:
      return null;
  }
}

function Closed({ problem }: { readonly problem: Problem }): ReactNode {
  return (
    <main className="closed">
      <ProblemNote problem={problem} urgency="alert" onRetry={() => location.reload()} />
    </main>
  );
}
