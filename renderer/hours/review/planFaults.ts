import type { PlansFault } from '#shared/domain/availability/checkPlans.ts';
import type { Formats } from '#shared/messages/formats.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';
import { faultWords } from '../hoursWords.ts';

/** Where something is wrong in the plans of a calendar, and what. @param days the names of the week's days, Monday first */
export function planFaultWords(
  fault: PlansFault,
  days: readonly string[],
  t: Translator,
  formats: Formats,
): string {
  switch (fault.kind) {
    case 'period':
      return t('hours.fault.where', {
        day: days[fault.weekday - 1] ?? '',
        week: fault.week + 1,
        fault: faultWords(fault.fault, t, formats),
      });
    case 'noDates':
    case 'anchorIsNoMonday':
      return t(`hours.fault.${fault.kind}`);
    case 'twoPlans':
      return t('hours.fault.twoPlans', { date: formats.dayInFull(fault.from) });
  }
}
