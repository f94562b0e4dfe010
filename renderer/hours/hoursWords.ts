import type { TimeRange } from '#shared/domain/availability/clockTime.ts';
import type { PeriodFault, PeriodHint } from '#shared/domain/availability/checkPlans.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import type { HoursService } from '#shared/contract/hours.ts';
import type { Formats } from '#shared/messages/formats.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { clockWords } from '../i18n/clockWords.ts';

/** 4 January 2027 is a Monday; its clock is nobody's. */
const aMonday = Date.UTC(2027, 0, 4);
const dayMs = 86_400_000;

/** The days of the week, Monday first. */
export function weekdays(tag: string, width: 'long' | 'short' | 'narrow'): readonly string[] {
  const format = new Intl.DateTimeFormat(tag, { weekday: width, timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, day) => format.format(aMonday + day * dayMs));
}

/** `08:00–12:00`. */
export const rangeWords = ({ start, end }: TimeRange, formats: Formats): string =>
  `${clockWords(start, formats)}–${clockWords(end, formats)}`;

/** When a plan holds: `from Mon 30 Nov`, or `30 Nov – 3 Jan`. */
export const validityWords = (
  { validFrom, validTo }: Pick<Plan, 'validFrom' | 'validTo'>,
  { t, formats, today }: { readonly t: Translator; readonly formats: Formats; readonly today: LocalDate },
): string =>
  validTo === null
    ? t('hours.plan.from', { date: formats.dayWithYear(validFrom, today) })
    : t('hours.plan.between', {
        from: formats.dayWithYear(validFrom, today),
        to: formats.dayWithYear(validTo, today),
      });

/** What is wrong with a period. */
export function faultWords(fault: PeriodFault, t: Translator, formats: Formats): string {
  const range = rangeWords(fault.range, formats);
  return fault.kind === 'tooShort'
    ? t('hours.fault.tooShort', { range, minutes: fault.shortest })
    : t(`hours.fault.${fault.kind}`, { range });
}

/** What is worth knowing of one. */
export function hintWords(
  hint: PeriodHint,
  services: readonly HoursService[],
  t: Translator,
  formats: Formats,
): string {
  const range = rangeWords(hint.range, formats);
  if (hint.kind === 'fineGrid')
    return t('hours.hint.fineGrid', { range, grid: hint.grid, shortest: hint.shortest });
  const service = services.find(({ addressServiceId }) => addressServiceId === hint.addressServiceId);
  return t('hours.hint.serviceTooLong', { range, service: service?.name ?? '' });
}
