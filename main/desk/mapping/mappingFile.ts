import type { MappingPreview, ShownDifference } from '#shared/contract/mapping.ts';
import type { LeftDesk } from '#shared/contract/printing.ts';
import { separatorOf } from '#shared/domain/csv.ts';
import { importMapping, type MappingImport } from '#shared/domain/mapping/importMapping.ts';
import type { MappedObject } from '#shared/domain/mapping/mapping.ts';
import { exportMapping, mappingColumns, mappingField } from '#shared/domain/mapping/mappingCsv.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { languageTag, resolveLanguage } from '#shared/messages/language.ts';
import type { Result } from '#shared/result.ts';
import type { CustomsParts } from '../calendars/customs.ts';
import { leftDesk } from '../leftDesk.ts';
import type { DeskParts } from '../ports.ts';
import { applyChanges } from './changeMapping.ts';
import type { MappedClinic } from './inEachClinic.ts';
import { deskObjects } from './mappedObjects.ts';

/** As many lines of a long list as somebody reads. */
const shownAtMost = 200;

/** All objects of all clinics as a file, where the person chooses. */
export async function exportAll(
  clinics: readonly MappedClinic[],
  { paper, info, settings }: CustomsParts & Pick<DeskParts, 'paper'>,
): Promise<Result<LeftDesk, Problem>> {
  const separator = separatorOf(languageTag(resolveLanguage(settings().language, info.systemLocale)));
  const left = await paper.saveText(exportMapping(allObjects(clinics), separator), 'Frontdesk mapping.csv');
  return leftDesk(left, 'mapping');
}

/** What a file would change of what is so now. */
export function previewFile(clinics: readonly MappedClinic[], text: string): MappingPreview {
  return previewOf(importMapping(text, allObjects(clinics)));
}

/** @returns how many objects were changed; `null`: the ground is not the one that was shown, and nothing was */
export function applyFile(clinics: readonly MappedClinic[], text: string, ground: string): number | null {
  const read = importMapping(text, allObjects(clinics));
  if (read.kind !== 'changes' || groundOf(read) !== ground) return null;
  applyChanges(clinics, read.changes);
  return read.changes.length;
}

const allObjects = (clinics: readonly MappedClinic[]): readonly MappedObject[] =>
  clinics.flatMap(({ store }) => deskObjects(store));

function previewOf(read: MappingImport): MappingPreview {
  switch (read.kind) {
    case 'unreadable':
      return read;
    case 'faults':
      return { kind: 'faults', faults: read.faults.slice(0, shownAtMost), all: read.faults.length };
    case 'changes':
      return {
        kind: 'changes',
        changes: read.changes.slice(0, shownAtMost).map(shown),
        all: read.changes.length,
        ground: groundOf(read),
      };
  }
}

type Changes = Extract<MappingImport, { kind: 'changes' }>;

function shown({ before, change }: Changes['changes'][number]): ShownDifference {
  const after: MappedObject = { ...before, ...change };
  const fields = mappingColumns
    .map((column) => ({ column, from: mappingField(before, column), to: mappingField(after, column) }))
    .filter(({ from, to }) => from !== to);
  const { kind, remoteId, vendorName, belongsTo } = before;
  return { kind, id: remoteId, vendorName, belongsTo, fields };
}

/**
 * What a preview was shown on, in a few characters: every object that the file changes, as it was and as it is to be. FNV-1a, to tell
 * two grounds apart and no more.
 */
function groundOf({ changes }: Changes): string {
  const text = JSON.stringify(changes.map(({ before, change }) => [before, change]));
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${text.length.toString(36)}.${(hash >>> 0).toString(36)}`;
}
