import type { VisitDetails } from '#shared/contract/visits.ts';
import { localDateOf, type EpochMs } from '#shared/time/zone.ts';

/** What can be done with a visit, in the order of the buttons. */
export const visitActions = ['present', 'absent', 'confirm', 'move', 'cancel'] as const;
export type VisitAction = (typeof visitActions)[number];

/** The key of each action, as `KeyboardEvent.key` in lower case. */
export const actionKeys: Readonly<Record<VisitAction, string>> = {
  present: 'p',
  absent: 'a',
  confirm: 'c',
  move: 'm',
  cancel: 'x',
};

type Standing = Pick<VisitDetails, 'status' | 'start' | 'confirmed' | 'presence' | 'timeZone'>;

/**
 * Whether an action makes sense for a visit now: nobody is present on another day, absent before the visit begins, or moved
 * and cancelled after it has begun (the marketplace refuses both).
 */
export function makesSense(action: VisitAction, visit: Standing, now: EpochMs): boolean {
  if (visit.status === 'canceled') return false;
  const begun = now >= visit.start;
  switch (action) {
    case 'present':
      return visit.presence !== 'present' && (begun || isSameDay(visit, now));
    case 'absent':
      return visit.presence !== 'absent' && begun;
    case 'confirm':
      return visit.confirmed !== true && visit.presence === null && !begun;
    case 'move':
    case 'cancel':
      return !begun && visit.presence !== 'absent';
  }
}

const isSameDay = ({ start, timeZone }: Standing, now: EpochMs): boolean =>
  localDateOf(start, timeZone) === localDateOf(now, timeZone);

/** The action of a key that was pressed; `null`: none, or the key belongs to something else. */
export function actionOfKey(
  event: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'repeat'>,
): VisitAction | null {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.repeat) return null;
  const key = event.key.toLowerCase();
  return visitActions.find((action) => actionKeys[action] === key) ?? null;
}
