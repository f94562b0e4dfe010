import type { Customs } from '#shared/domain/customs.ts';
import { dateLocale } from '#shared/messages/formats.ts';
import { resolveLanguage } from '#shared/messages/language.ts';
import type { DeskParts } from '../ports.ts';
import type { Session } from '../session.ts';
import type { Settings } from '#shared/contract/settings.ts';

export interface CustomsParts extends Pick<DeskParts, 'info'> {
  /** As they are now. */
  readonly settings: () => Settings;
}

/** As the window reads what is typed there: the same language, the same country, the clinic's today. */
export function customsOf(
  { view, today }: Pick<Session, 'view' | 'today'>,
  { info, settings }: CustomsParts,
): Customs {
  const language = resolveLanguage(settings().language, info.systemLocale);
  return { country: view.locale, tag: dateLocale(language, view.locale), today: today() };
}
