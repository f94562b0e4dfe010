import type { NewBooking } from '#shared/contract/news.ts';
import type { Push } from '#shared/contract/door.ts';
import type { AppInfo } from '#shared/contract/app.ts';
import { isQuiet } from '#shared/domain/news.ts';
import { createFormats } from '#shared/messages/formats.ts';
import { resolveLanguage } from '#shared/messages/language.ts';
import { createTranslator } from '#shared/messages/translator.ts';
import type { Clock } from '#shared/ports.ts';
import { localDateOf, wallClockOf } from '#shared/time/zone.ts';
import type { Alerts } from '../ports.ts';
import type { Session } from '../session.ts';
import type { Settings } from '#shared/contract/settings.ts';

export interface NoticeParts {
  readonly view: () => Session['view'];
  readonly info: AppInfo;
  readonly clock: Clock;
  readonly alerts: Alerts;
  readonly push: Push;
  readonly settings: () => Settings;
  /** A locked screen stands in front of patients: no notice names one then, whatever the settings say. */
  readonly locked: () => boolean;
}

function isQuietNow({ view, clock, settings }: NoticeParts): boolean {
  const { quietFrom, quietTill } = settings();
  return isQuiet(wallClockOf(clock.now(), view().timeZone), quietFrom, quietTill);
}

/** Whether the desk may make a sound now: the setting wants it, and it is no quiet hour. */
const mayBeHeard = (parts: NoticeParts): boolean =>
  parts.settings().newsSound !== 'off' && !isQuietNow(parts);

/** Something new needs a person: the window has said and shown it already, and makes its sound where one may be heard. */
export function soundAttention(parts: NoticeParts): void {
  if (mayBeHeard(parts)) parts.push('news.sound', null);
}

/** Tells new bookings: to the window always, by sound and on the desktop where the settings want it and it is no quiet hour. */
export function announceNews(parts: NoticeParts, bookings: readonly NewBooking[]): void {
  const { alerts, push } = parts;
  const settings = parts.settings();
  const quiet = isQuietNow(parts);
  const [first] = bookings;
  if (first === undefined) return;
  const visit =
    bookings.length === 1
      ? {
          id: first.id,
          start: first.start,
          doctorName: first.doctorName,
          ...(first.timeZone !== undefined && { timeZone: first.timeZone }),
        }
      : null;
  push('news.arrived', {
    count: bookings.length,
    visit,
    sound: mayBeHeard(parts),
  });
  if (!settings.newsOnDesktop || quiet || alerts.isLookedAt()) return;
  alerts.notify(wordsOf(parts, settings, bookings, first), () => {
    push('news.show', { id: first.id, start: first.start });
  });
}

function wordsOf(
  { view, info, clock, locked }: NoticeParts,
  settings: Settings,
  { length: count }: readonly NewBooking[],
  first: NewBooking,
): { title: string; body: string } {
  const language = resolveLanguage(settings.language, info.systemLocale);
  const t = createTranslator(language);
  const { locale, timeZone } = view();
  const formats = createFormats(language, locale, first.timeZone ?? timeZone);
  const when = formats.dayAndTime(first.start, localDateOf(clock.now(), formats.timeZone));
  const title = t('privacy.news.arrived', { count });
  if (count > 1) return { title, body: t('privacy.news.firstIs', { when }) };
  const place = t('privacy.news.visit', { when, doctor: first.doctorName });
  const patient = [first.surname, first.name].filter((part) => part !== '').join(' ');
  const isNamed = settings.newsNamesPatient && !locked() && patient !== '';
  return { title, body: isNamed ? `${patient} · ${place}` : place };
}

/** How many nobody has seen, beside the tray's icon. */
export function announceCount(
  { alerts, info, settings }: Pick<NoticeParts, 'alerts' | 'info' | 'settings'>,
  count: number,
): void {
  const t = createTranslator(resolveLanguage(settings().language, info.systemLocale));
  const name = t('app.name');
  alerts.count(count, count === 0 ? name : `${name} – ${t('privacy.news.arrived', { count })}`);
}
