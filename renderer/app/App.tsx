import { type ReactNode, useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { opensByItself } from '#shared/contract/opensByItself.ts';
import { keepNoCaret } from '../focus/caret.ts';
import { keepFocus } from '../focus/keeper.ts';
import { keepPanelFocus } from '../focus/panelFocus.ts';
import { keepSamePress } from '../focus/samePress.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { Cover } from '../lock/Cover.tsx';
import { useLocking } from '../lock/useLocking.ts';
import { useNews } from '../news/useNews.ts';
import { SetUp } from '../setup/SetUp.tsx';
import { Palette } from '../palette/Palette.tsx';
import { useDesk } from '../state/desk.ts';
import { lookNow } from '../state/requests.ts';
import { closeOpened, type Openable, useOpened } from '../state/opened.ts';
import { useDraftsEnd } from '../newVisit/useDraftsEnd.ts';
import { Announcer } from './Announcer.tsx';
import { FaultGuard } from '../ui/FaultGuard.tsx';
import { Frame } from './Frame.tsx';
import {
  AboutDialog,
  ActivityDialog,
  CalendarsDialog,
  CopiesDialog,
  CredentialsDialog,
  DiagnosticsDialog,
  GuidePage,
  KeysDialog,
  LockDialog,
  MappingPage,
  PaperDialog,
  SettingsPage,
  StaffDialog,
} from './laterParts.ts';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useAppearance } from './useAppearance.ts';
import { useShortcuts } from './useShortcuts.ts';
import type { Problem } from '#shared/domain/problem.ts';

/**
 * The window: the set-up while no clinic is connected, the day otherwise, or why the desk or its file could not be opened; a file that is
 * tried again gives way to the day by itself.
 */
export function App({ problem }: { readonly problem: Problem | null }): ReactNode {
  const formats = useFormats();
  useAppearance();
  useEffect(keepFocus, []);
  useEffect(keepPanelFocus, []);
  useEffect(keepNoCaret, []);
  useEffect(keepSamePress, []);
  return (
    <I18nProvider locale={formats.tag}>
      <FaultGuard>
        {problem === null ? <Desk /> : <Closed problem={problem} onRetry={() => location.reload()} />}
      </FaultGuard>
      <Announcer />
    </I18nProvider>
  );
}

function Desk(): ReactNode {
  const connected = useDesk((desk) => desk.connection.kind !== 'none');
  const held = useDesk(({ connection, line }) =>
    connection.kind === 'none' && line.kind === 'paused' && opensByItself(line.problem.kind)
      ? line.problem
      : null,
  );
  const opened = useOpened((state) => state.opened);
  const locked = useDesk((desk) => desk.lock.locked);
  useShortcuts();
  useLocking();
  useNews();
  useDraftsEnd();
  return (
    <>
      {held !== null ? (
        <Closed problem={held} onRetry={() => void lookNow()} />
      ) : connected ? (
        <Frame veiled={locked} />
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
      return <AboutDialog.Part onClose={closeOpened} />;
    case 'diagnostics':
      return <DiagnosticsDialog.Part onClose={closeOpened} />;
    case 'keys':
      return <KeysDialog.Part key={opened} changing={false} onClose={closeOpened} />;
    case 'changeKeys':
      return <KeysDialog.Part key={opened} changing onClose={closeOpened} />;
    case 'calendars':
      return <CalendarsDialog.Part onClose={closeOpened} />;
    case 'guide':
      return <GuidePage.Part onClose={closeOpened} />;
    case 'mapping':
      return <MappingPage.Part onClose={closeOpened} />;
    case 'staffSetUp':
      return <StaffDialog.Part onClose={closeOpened} />;
    case 'activity':
      return <ActivityDialog.Part onClose={closeOpened} />;
    case 'lockSetUp':
      return <LockDialog.Part onClose={closeOpened} />;
    case 'copies':
      return <CopiesDialog.Part onClose={closeOpened} />;
    case 'credentials':
      return <CredentialsDialog.Part onClose={closeOpened} />;
    case 'paper':
      return <PaperDialog.Part onClose={closeOpened} />;
    case 'palette':
      return <Palette />;
    case 'settings':
      return <SettingsPage.Part onClose={closeOpened} />;
    // It stands in the bar.
    case 'staff':
    case null:
      return null;
  }
}

interface ClosedProps {
  readonly problem: Problem;
  readonly onRetry: () => void;
}

/** In place of the day: a clinic whose file is not open just now needs no set-up. */
function Closed({ problem, onRetry }: ClosedProps): ReactNode {
  return (
    <main className="closed">
      <ProblemNote problem={problem} urgency="alert" onRetry={onRetry} />
    </main>
  );
}
