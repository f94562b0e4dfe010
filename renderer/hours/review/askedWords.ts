import type { Translator } from '#shared/messages/makeTranslator.ts';
import { useDesk } from '../../state/desk.ts';

/** Says how many dates are on their way and how long that takes: without the line nobody knows. */
export const askedWords = ({ writes, minutes }: AskedDates, t: Translator): string =>
  useDesk.getState().line.kind === 'offline'
    ? `${t('hours.exception.asked', { count: writes })} ${t('visit.outbox.noLine')}`
    : t('hours.review.asked', { count: writes, minutes });

interface AskedDates {
  readonly writes: number;
  readonly minutes: number;
}
