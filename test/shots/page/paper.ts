import type { DayLine, DoctorDay } from '../../../main/desk/printing/dayList.ts';
import { dayPage } from '../../../main/desk/printing/dayPage.ts';
import { pageWords } from '../../../main/desk/printing/pageWords.ts';
import { atOnce } from '../../../main/desk/steps.ts';
import { phoneText } from '#shared/domain/phone.ts';
import { shownState } from '#shared/domain/shownState.ts';
import { createFormats } from '#shared/messages/formats.ts';
import { languageTag, resolveLanguage } from '#shared/messages/language.ts';
import { createTranslator } from '#shared/messages/translator.ts';
import { localDateOf } from '#shared/time/zone.ts';
import { dayOf } from '../../unit/renderer/scenes.ts';
import { settings } from '#shared/contract/settings.ts';

const pageOf = (...day: Parameters<typeof dayPage>): string => atOnce(dayPage(...day));

const zone = 'Europe/Warsaw';
const comments = [
  'Brings the results of the blood test and the letter from the hospital, and would like to have both copied',
  'Uses a wheelchair',
];
const services = ['Consultation', 'Follow-up visit after treatment', 'Ultrasound scan of the abdomen'];

const link = `https://example.com/${'abcdefghij'.repeat(20)}`;
const surname = 'Wiśniewskobrzęczyszczykiewiczówna'.repeat(3).slice(0, 80);

/** A doctor's day in which nothing has an end. */
const withoutEnd = (day: DoctorDay): DoctorDay => ({
  ...day,
  doctor: `Maria ${surname}`,
  facility: surname,
  specialization: link,
  lines: day.lines.map((line, n) => ({
    ...line,
    ...(n % 4 === 0 ? { comment: link } : {}),
    ...(n % 4 === 1
      ? {
          phone:
            'please call the daughter at the shop, in the evening only, 600 100 200 or 600100201600100202',
        }
      : {}),
    ...(n % 4 === 2 ? { surname, name: surname } : {}),
    ...(n % 4 === 3 ? { service: link } : {}),
  })),
});

/** The invented day as it is printed, in place of the window: `?paper=2` with two doctors, `?paper=0` with none. */
export function showPaper(wanted: URLSearchParams, now: number): void {
  const language = resolveLanguage(settings.shape.language.parse(wanted.get('language') ?? 'en'), 'en-GB');
  const date = localDateOf(now, zone);
  const doctors = dayOf(date, now)
    .columns.slice(0, Number(wanted.get('paper')))
    .map(({ addressId, doctorName, doctorSurname, facilityName, specialization, cards }): DoctorDay => ({
      addressId,
      doctor: `${doctorName} ${doctorSurname}`,
      facility: facilityName,
      codes: { calendar: '', doctor: '', facility: '' },
      specialization: specialization ?? '',
      timeZone: zone,
      lines: cards.map((card, n): DayLine => ({
        start: card.start,
        end: card.end,
        surname: card.surname,
        name: card.name,
        phone: phoneText(n % 6 === 5 ? '' : `+4850010020${n % 10}`, 'pl'),
        service: services[n % 5 === 4 ? 1 : n % 7 === 6 ? 2 : 0] ?? '',
        serviceCode: '',
        comment: card.hasComment ? (comments[n % 2] ?? '') : '',
        state: n === 3 ? 'cancelled' : shownState(card, now),
        bookedOnline: card.bookedByPatient,
      })),
    }));
  if (wanted.has('long')) doctors.splice(0, 1, ...doctors.slice(0, 1).map(withoutEnd));
  const words = pageWords(
    {
      t: createTranslator(language),
      formats: createFormats(language, 'pl', zone),
      inZone: (timeZone) => createFormats(language, 'pl', timeZone),
      lang: languageTag(language),
    },
    date,
    now,
    'AK',
  );
  // The window's own policy lets no style in that stands in the page; paper has another one.
  const [, css = ''] = /<style>([^<]*)<\/style>/.exec(pageOf(doctors, words)) ?? [];
  const bare = pageOf(doctors, words).replace(/<style>[^<]*<\/style>/, '');
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
