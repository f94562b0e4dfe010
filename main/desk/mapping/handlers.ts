import type { HandlersOf } from '#shared/contract/door.ts';
import type { mappingRequests } from '#shared/contract/mapping.ts';
import { ok } from '#shared/result.ts';
import type { CustomsParts } from '../calendars/customs.ts';
import type { DeskParts } from '../ports.ts';
import type { SessionAccess } from '../sessionAccess.ts';
import { arrangeObjects, changeMapping } from './changeMapping.ts';
import { applyFile, exportAll, previewFile } from './mappingFile.ts';
import { mappingView } from './mappingView.ts';
import { matchObjects } from './matchObjects.ts';
import { settleObjects } from './settleObjects.ts';

export function mappingHandlers(
  access: SessionAccess,
  parts: CustomsParts & Pick<DeskParts, 'paper' | 'push'>,
): HandlersOf<typeof mappingRequests> {
  return {
    'mapping.get': ({ kind }) => access.each.read((clinics) => ok(mappingView(clinics, kind))),
    'mapping.set': ({ kind, wanted }) =>
      access.each.change((clinics) => ok(changeMapping(clinics, kind, [wanted]))),
    'mapping.setMany': ({ kind, wanted }) =>
      access.each.change((clinics) => ok(changeMapping(clinics, kind, wanted))),
    'mapping.arrange': ({ kind, ids }) =>
      access.each.change((clinics) => {
        arrangeObjects(clinics, kind, ids);
        return ok(mappingView(clinics, kind));
      }),
    'mapping.match': (match) =>
      access.each.change((clinics) => {
        const came = matchObjects(clinics, match);
        if (came.kind === 'matched') parts.push('hours.changed', { addressIds: null });
        return ok({ ...came, view: mappingView(clinics, match.kind) });
      }),
    'mapping.settle': ({ kind, ids }) =>
      access.each.change((clinics) => {
        settleObjects(clinics, kind, ids);
        return ok(mappingView(clinics, kind));
      }),
    'mapping.export': () => access.each.readSoon((clinics) => exportAll(clinics, parts)),
    'mapping.preview': ({ text }) => access.each.read((clinics) => ok(previewFile(clinics, text))),
    'mapping.apply': ({ text, ground }) =>
      access.each.change((clinics) => {
        const count = applyFile(clinics, text, ground);
        return ok(
          count === null
            ? { kind: 'moved', preview: previewFile(clinics, text) }
            : { kind: 'applied', count },
        );
      }),
  };
}
