import type { IntentId } from '#shared/domain/ids.ts';
import { isOnVisit, type VisitIntent } from '#shared/domain/kinds/decisionKinds.ts';
import type { OpenStore } from '../../main/store/open.ts';

type Intents = Pick<OpenStore, 'intents'>;

/** Open decisions about visits; what is decided about breaks is looked at by itself (hours/pauses.ts). */
export const openOnVisits = ({ intents }: Intents): readonly VisitIntent[] =>
  intents.allOpen().filter(isOnVisit);

/** A decision about a visit; `null`: there is no such decision. */
export function onVisit({ intents }: Intents, id: IntentId): VisitIntent | null {
  const intent = intents.get(id);
  return intent !== null && isOnVisit(intent) ? intent : null;
}
