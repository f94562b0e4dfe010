import type { PublishingProgress } from '#shared/contract/publishing.ts';
import type { Formats } from '#shared/messages/formats.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';

/** Whether something has not left, or was not read back yet. */
export const isGoing = ({ waiting, onItsWay }: Pick<PublishingProgress, 'waiting' | 'onItsWay'>): boolean =>
  waiting + onItsWay > 0;

/** How far a clinic's publishing has come, in one sentence. */
export function progressWords(progress: PublishingProgress, t: Translator, formats: Formats): string {
  const { total, done, differs, refused } = progress;
  if (isGoing(progress))
    return t('publishing.progress.going', { done: formats.number(done), total: formats.number(total) });
  return differs + refused === 0
    ? t('publishing.progress.stands')
    : t('publishing.progress.needs', { count: differs + refused });
}
