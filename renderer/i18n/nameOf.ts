import type { Translator } from '#shared/messages/makeTranslator.ts';

/** `Kowalska, Anna`; of a visit without a patient, a word for that. */
export function nameOf(
  patient: { readonly surname: string | null; readonly name: string } | null,
  t: Translator,
): string {
  const parts = [patient?.surname ?? '', patient?.name ?? ''].filter((part) => part !== '');
  return parts.length === 0 ? t('visit.nobody') : parts.join(', ');
}
