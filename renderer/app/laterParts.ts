import { useEffect } from 'react';
import { useStore } from 'zustand';
import { secondMs } from '#shared/time/durations.ts';
import { boardStore } from '../state/boardStore.ts';
import { whenIdle } from '../ui/whenIdle.ts';
import { later, type Later } from '../ui/later.tsx';

/*
 * What is opened now and then, and no first frame shows. Their scripts are files of their own: each start of a desk would read
 * and parse them otherwise.
 */
export const NewBreakPanel = later(async () => (await import('../breaks/NewBreakPanel.tsx')).NewBreakPanel);
export const BreakPanel = later(async () => (await import('../breaks/BreakPanel.tsx')).BreakPanel);
export const HoursView = later(async () => (await import('./HoursView.tsx')).HoursView);
export const SettingsPage = later(async () => (await import('../settings/SettingsPage.tsx')).SettingsPage);
export const MappingPage = later(async () => (await import('../mapping/MappingPage.tsx')).MappingPage);
export const GuidePage = later(async () => (await import('../setup/GuidePage.tsx')).GuidePage);
export const ActivityDialog = later(
  async () => (await import('../activity/ActivityDialog.tsx')).ActivityDialog,
);
export const CalendarsDialog = later(
  async () => (await import('../calendars/CalendarsDialog.tsx')).CalendarsDialog,
);
export const CopiesDialog = later(async () => (await import('../copies/CopiesDialog.tsx')).CopiesDialog);
export const CredentialsDialog = later(
  async () => (await import('../setup/CredentialsDialog.tsx')).CredentialsDialog,
);
export const KeysDialog = later(async () => (await import('../settings/KeysDialog.tsx')).KeysDialog);
export const LockDialog = later(async () => (await import('../lock/LockDialog.tsx')).LockDialog);
export const PaperDialog = later(async () => (await import('../printing/PrintingDialog.tsx')).PaperDialog);
export const StaffDialog = later(async () => (await import('../staff/StaffDialog.tsx')).StaffDialog);
export const AboutDialog = later(async () => (await import('./AboutDialog.tsx')).AboutDialog);
export const DiagnosticsDialog = later(
  async () => (await import('../line/DiagnosticsDialog.tsx')).DiagnosticsDialog,
);
export const EndOfDayView = later(async () => (await import('../arrivals/EndOfDayView.tsx')).EndOfDayView);

const all: readonly Pick<Later<object>, 'load'>[] = [
  // A key opens them: they are there first.
  NewBreakPanel,
  BreakPanel,
  AboutDialog,
  DiagnosticsDialog,
  EndOfDayView,
  HoursView,
  SettingsPage,
  MappingPage,
  GuidePage,
  ActivityDialog,
  CalendarsDialog,
  CopiesDialog,
  CredentialsDialog,
  KeysDialog,
  LockDialog,
  PaperDialog,
  StaffDialog,
];

/** Reads them all, one after the other. A script that cannot be read is asked for again when its part is opened. */
export async function loadLaterParts(): Promise<void> {
  for (const part of all) await part.load();
}

/** After the first day nothing of this is in a hurry: what the start itself still does comes first. Milliseconds. */
const afterFirstDayMs = 2 * secondMs;

/** Reads them a while after the first day, when nothing else is to do, so that nobody waits for one. */
export function useLaterParts(): void {
  const isDayShown = useStore(boardStore(), ({ day }) => day !== null);
  useEffect(() => {
    if (!isDayShown) return undefined;
    let stop = (): void => undefined;
    const timer = setTimeout(() => {
      stop = whenIdle(() => void loadLaterParts().catch(() => undefined));
    }, afterFirstDayMs);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [isDayShown]);
}
