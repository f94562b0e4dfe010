import type { MessageKey } from '#shared/messages/english.ts';
import { resolveLanguage } from '#shared/messages/language.ts';
import { translatorOf } from '#shared/messages/texts.ts';
import { announce } from '../state/announce.ts';
import { shownDate } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import { door } from '../state/door.ts';
import { toast } from '../state/toasts.ts';

/** How the shown day leaves the desk, in the order of the menus. */
export const ways = ['printDay', 'savePdf', 'exportCsv'] as const;
export type Way = (typeof ways)[number];

/** What each is called. */
export const wordOfWay = {
  printDay: 'privacy.paper.print',
  savePdf: 'privacy.paper.savePdf',
  exportCsv: 'privacy.paper.exportCsv',
} as const satisfies Record<Way, MessageKey>;

const requestOfWay = {
  printDay: 'printing.print',
  savePdf: 'printing.savePdf',
  exportCsv: 'printing.exportCsv',
} as const;
const doneWord = {
  printDay: 'privacy.paper.donePrint',
  savePdf: 'privacy.paper.donePdf',
  exportCsv: 'privacy.paper.doneCsv',
} as const satisfies Record<Way, MessageKey>;

/** One dialog of the system's at a time: a second press is the same press. */
let isLeaving = false;

/**
 * Prints or saves the shown day, and says what came of it. Whoever closes the system's dialog is told nothing.
 * @param addressId the one calendar that is wanted; absent: all that are shown
 */
export async function takeShownDay(way: Way, addressId?: string): Promise<void> {
  if (isLeaving) return;
  isLeaving = true;
  try {
    await take(way, addressId);
  } finally {
    isLeaving = false;
  }
}

async function take(way: Way, addressId?: string): Promise<void> {
  const { settings, info } = useDesk.getState();
  const t = translatorOf(resolveLanguage(settings.language, info.systemLocale));
  const answer = await door().ask(requestOfWay[way], {
    date: shownDate(),
    ...(addressId === undefined ? {} : { addressId }),
  });
  if (!answer.ok) {
    const { kind, params } = answer.error;
    say(`${t(`problem.${kind}.title`)}. ${t(`problem.${kind}.text`, params)}`, 'refused');
  } else if (answer.value === 'done') say(t(doneWord[way]), 'done');
}

function say(text: string, tone: 'done' | 'refused'): void {
  toast({ text, tone, undo: null });
  announce(text);
}
