import type { DayLine, DoctorDay } from '../../../main/desk/dayList.ts';
import { dayPage } from '../../../main/desk/dayPage.ts';
import { pageWords } from '../../../main/desk/pageWords.ts';
import { settings } from '#shared/contract/views.ts';
import { phoneText } from '#shared/domain/phone.ts';
import { shownState } from '#shared/domain/shownState.ts';
import { createFormats } from '#shared/messages/formats.ts';
import { languageTag, resolveLanguage } from '#shared/messages/language.ts';
import { createTranslator } from '#shared/messages/translator.ts';
import { localDateOf } from '#shared/time/zone.ts';
import { dayOf } from '../../unit/renderer/scenes.ts';

const zone = 'Europe/Warsaw';
const comments = [
  'Brings the results of the blood test and the letter from the hospital, and would like to have both copied',
  'Uses a wheelchair',
];
const services = ['Consultation', 'Follow-up visit after treatment', 'Ultrasound scan of the abdomen'];

/** The invented day as it is printed, in place of the window: `?paper=2` with two doctors, `?paper=0` with none. */
export function showPaper(wanted: URLSearchParams, now: number): void {
  const language = resolveLanguage(settings.shape.language.parse(wanted.get('language') ?? 'en'), 'en-GB');
  const date = localDateOf(now, zone);
  const doctors = dayOf(date, now)
    .columns.slice(0, Number(wanted.get('paper')))
    .map(({ doctorName, doctorSurname, facilityName, specialization, cards }): DoctorDay => ({
      doctor: `${doctorName} ${doctorSurname}`,
      facility: facilityName,
      specialization: specialization ?? '',
      lines: cards.map((card, n): DayLine => ({
        start: card.start,
        end: card.end,
        surname: card.surname,
        name: card.name,
        phone: phoneText(n % 6 === 5 ? '' : `+4850010020${n % 10}`, 'pl'),
        service: services[n % 5 === 4 ? 1 : n % 7 === 6 ? 2 : 0] ?? '',
        comment: card.hasComment ? (comments[n % 2] ?? '') : '',
        state: n === 3 ? 'cancelled' : shownState(card, now),
        bookedOnline: card.bookedByPatient,
      })),
    }));
  const words = pageWords(
    {
      t: createTranslator(language),
      formats: createFormats(language, 'pl', zone),
      lang: languageTag(language),
    },
    date,
    now,
    'AK',
  );
  // The window's own policy lets no style in that stands in the page; paper has another one.
  const [, css = ''] = /<style>([^<]*)<\/style>/.exec(dayPage(doctors, words)) ?? [];
  const bare = dayPage(doctors, words).replace(/<style>[^<]*<\/style>/, '');
  const page = new DOMParser().parseFromString(bare, 'text/html');
  const style = new CSSStyleSheet();
  style.replaceSync(css);
  document.adoptedStyleSheets = [style];
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  document.body.replaceWith(document.adoptNode(page.body));
  // The margins of the paper, which a window does not have.
  document.documentElement.style.padding = '14mm 14mm 16mm';
}
