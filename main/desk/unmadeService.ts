import { decisionOfService } from '#shared/domain/availability/serviceOnItsWay.ts';
import type { AddressServiceId } from '#shared/domain/ids.ts';
import type { DeskStore } from './deskStore.ts';

/** A service that hours name by the mark of a decision that will not make it. */
export interface UnmadeService {
  /** The dictionary's name, or the clinic's own. */
  readonly name: string;
  /** `refused`: it needs a person; `takenBack`: somebody has undone it, or let it go. */
  readonly is: 'refused' | 'takenBack';
}

/** Whether nobody is adding a service (any more) that hours name; `null`: it is on its way, or the vendor has numbered it. */
export function unmadeService(
  { intents }: Pick<DeskStore, 'intents'>,
  id: AddressServiceId,
): UnmadeService | null {
  const decision = decisionOfService(id);
  if (decision === null) return null;
  const intent = intents.get(decision);
  if (intent !== null && intent.state !== 'refused') return null;
  const action = intent?.action ?? intents.decided(decision);
  const name = action?.kind === 'addService' ? (action.terms.customName ?? action.name) : '?';
  return { name, is: intent === null ? 'takenBack' : 'refused' };
}
