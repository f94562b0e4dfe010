import { Command as Commands } from 'cmdk';
import type { ReactNode } from 'react';
import type { FoundPatient } from '#shared/contract/search.ts';
import { FoundRow } from '../search/FoundRow.tsx';
import { FoundWho } from '../search/FoundWho.tsx';
import { goToVisit } from '../focus/goToVisit.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useMinute } from '../state/now.ts';
import { closeOpened } from '../state/opened.ts';
import type { Command } from './command.ts';
import { CommandItem } from './CommandItem.tsx';
import { patientItem } from './usePaletteItems.ts';

/** The palette is gone, and the focus back, before anything is done: what is done may want the focus itself. */
export function thenRun(run: () => void): void {
  closeOpened();
  setTimeout(run, 0);
}

export function Group({
  title,
  commands,
}: {
  readonly title: string;
  readonly commands: readonly Command[];
}): ReactNode {
  if (commands.length === 0) return null;
  return (
    <Commands.Group heading={title}>
      {commands.map((command) => (
        <CommandItem key={command.id} command={command} onChosen={() => thenRun(command.run)} />
      ))}
    </Commands.Group>
  );
}

/** Each with the visit by which people know them; the others are in the search of the bar. */
export function PatientGroup({ patients }: { readonly patients: readonly FoundPatient[] }): ReactNode {
  const t = useT();
  const formats = useFormats();
  const now = useMinute();
  if (patients.length === 0) return null;
  return (
    <Commands.Group heading={t('desk.palette.group.patient')}>
      {patients.map((patient) => {
        const [visit] = patient.visits;
        if (visit === undefined) return null;
        return (
          <Commands.Item
            key={visit.id}
            value={patientItem(visit.id)}
            className="hit"
            data-coming={visit.coming}
            onSelect={() => thenRun(() => goToVisit(visit, formats.timeZone))}
          >
            <span className="find-head">
              <FoundWho patient={patient} formats={formats} />
            </span>
            <FoundRow visit={visit} formats={formats} now={now} />
          </Commands.Item>
        );
      })}
    </Commands.Group>
  );
}
