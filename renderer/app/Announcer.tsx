import { type ReactNode, useEffect, useRef } from 'react';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import { useShownDate } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import { LiveRegion } from '../ui/LiveRegion.tsx';

/** The live region, and the frame's own news: the day that is shown, the line lost and found, the import's two milestones. */
export function Announcer(): ReactNode {
  useFrameNews();
  return <LiveRegion />;
}

function useFrameNews(): void {
  const t = useT();
  const formats = useFormats();
  const date = useShownDate();
  const line = useDesk((desk) => desk.line.kind);
  const importing = useDesk((desk) => desk.importing);
  const milestone = importing.kind === 'running' && importing.todayReady ? 'todayReady' : importing.kind;
  useOnChange(date, () => announce(t('app.day.shown', { date: formats.dayInFull(date) })));
  useOnChange(line, (before) => {
    if (line === 'offline') announce(t('app.line.offlineNow'));
    if (line === 'paused') announce(t('app.line.paused'));
    if (line === 'inStep' && (before === 'offline' || before === 'paused'))
      announce(t('app.line.backInStep'));
  });
  useOnChange(milestone, () => {
    if (milestone === 'todayReady') announce(t('app.import.todayReady'));
    if (milestone === 'finished') announce(t('app.import.finished'));
  });
}

/** Runs `act` after a value has changed, never for the value it began with. */
function useOnChange<T>(value: T, act: (before: T) => void): void {
  const last = useRef(value);
  useEffect(() => {
    const before = last.current;
    if (Object.is(before, value)) return;
    last.current = value;
    act(before);
  });
}
