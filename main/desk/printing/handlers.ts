import type { HandlersOf } from '#shared/contract/door.ts';
import type { DayOnPaper, printingRequests } from '#shared/contract/printing.ts';
import type { Settings } from '#shared/contract/settings.ts';
import type { DeskParts } from '../ports.ts';
import type { SessionAccess } from '../sessionAccess.ts';
import { takeDay, type Way } from './printing.ts';

export function printingHandlers(
  access: SessionAccess,
  parts: Pick<DeskParts, 'paper' | 'clock' | 'info'>,
  settings: () => Settings,
): HandlersOf<typeof printingRequests> {
  const take = (way: Way) => (wanted: DayOnPaper) =>
    access.desk.readSoon((desk) =>
      takeDay({ desk, sessions: access.sessions() }, { ...parts, settings: settings() }, wanted, way),
    );
  return {
    'printing.print': take('print'),
    'printing.savePdf': take('pdf'),
    'printing.exportCsv': take('csv'),
  };
}
