import type { AwayDecided } from '#shared/contract/away.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';
import { announce } from '../state/announce.ts';
import { closePanel, select } from '../state/selection.ts';
import { toast } from '../state/toasts.ts';

type Decided = Extract<AwayDecided, { kind: 'decided' }>;

/** Says what was decided, with the way back, and leads on to the visits that it left outside. */
export function sayDecided({ id, heldUntil, calendars, visits }: Decided, done: string, t: Translator): void {
  const text = calendars > 1 ? `${done} (${t('breaks.calendars', { count: calendars })})` : done;
  announce(visits === 0 ? text : `${text}. ${t('away.visits.toDo', { count: visits })}`);
  toast({
    text,
    tone: 'done',
    undo: { of: { kind: 'away', awayId: id }, from: Date.now(), until: heldUntil },
  });
  if (visits === 0) closePanel();
  else select({ kind: 'awayVisits', id });
}
