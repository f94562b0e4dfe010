import type { Problem, ProblemKind, Settings } from '#shared/contract/views.ts';
import type { LeftDesk } from '#shared/contract/paper.ts';
import { csvOf, separatorOf } from '#shared/domain/csv.ts';
import { createFormats } from '#shared/messages/formats.ts';
import { languageTag, resolveLanguage } from '#shared/messages/language.ts';
import { createTranslator, type Translator } from '#shared/messages/translator.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { localDateOf, wallClockOf, type LocalDate } from '#shared/time/zone.ts';
import { dayList, type DoctorDay } from './dayList.ts';
import { dayPage } from './dayPage.ts';
import { pageWords } from './pageWords.ts';
import type { DeskParts, Leaving } from './ports.ts';
import type { Session } from './session.ts';

/** How a day leaves the desk, by the name that the audit has for it. */
const deeds = { print: 'day.printed', pdf: 'day.savedPdf', csv: 'day.exported' } as const;
export type Way = keyof typeof deeds;

type Parts = Pick<DeskParts, 'paper' | 'clock' | 'info'> & { readonly settings: Settings };

/**
 * Prints a day, or saves it as PDF or CSV, and writes into the audit who did. An entry only for what really left: a dialog that
 * was closed, or a printer that is not there, leaves none.
 */
export async function takeDay(
  session: Session,
  { paper, clock, info, settings }: Parts,
  date: LocalDate,
  way: Way,
): Promise<Result<LeftDesk, Problem>> {
  const { view } = session;
  const language = resolveLanguage(settings.language, info.systemLocale);
  const t = createTranslator(language);
  const formats = createFormats(language, view.locale, view.timeZone);
  const list = dayList(session, date, clock.now(), settings.groupByFacility);
  const file = `Frontdesk ${date}`;
  const staff = session.people.initials();
  const page = (): string =>
    dayPage(list, pageWords({ t, formats, lang: languageTag(language) }, date, clock.now(), staff));
  const left = await (() => {
    switch (way) {
      case 'print':
        return paper.print(page());
      case 'pdf':
        return paper.savePdf(page(), `${file}.pdf`);
      case 'csv':
        return paper.saveText(
          csvOf(rowsOf(list, t, view.timeZone), separatorOf(languageTag(language))),
          `${file}.csv`,
        );
    }
  })();
  if (left === 'canceled') return ok('canceled');
  if (left !== 'done') return err({ kind: problems[left], until: null, params: {}, details: `day: ${left}` });
  session.store.transaction(() => {
    session.store.audit.append({
      at: clock.now(),
      staff,
      kind: deeds[way],
      addressId: null,
      bookingId: null,
      previousBookingId: null,
      intentId: null,
      detail: JSON.stringify({ date }),
    });
  });
  return ok('done');
}

const problems: Readonly<Record<Exclude<Leaving, 'done' | 'canceled'>, ProblemKind>> = {
  noPrinter: 'noPrinter',
  notPrinted: 'notPrinted',
  diskFull: 'fileDiskFull',
  notWritten: 'fileNotWritten',
};

/** One line for each visit, under a line of names. Times as `HH:MM` of the clinic, so that a spreadsheet sorts them. */
export function rowsOf(list: readonly DoctorDay[], t: Translator, timeZone: string): string[][] {
  const heads = [
    t('privacy.paper.date'),
    t('privacy.paper.from'),
    t('privacy.paper.till'),
    t('privacy.paper.doctor'),
    t('privacy.paper.facility'),
    t('privacy.paper.surname'),
    t('privacy.paper.name'),
    t('privacy.paper.phone'),
    t('privacy.paper.service'),
    t('privacy.paper.state'),
    t('privacy.paper.online'),
    t('privacy.paper.comment'),
  ];
  const lines = list.flatMap(({ doctor, facility, lines: visits }) =>
    visits.map((line) => [
      localDateOf(line.start, timeZone),
      wallClockOf(line.start, timeZone),
      wallClockOf(line.end, timeZone),
      doctor,
      facility,
      line.surname,
      line.name,
      line.phone,
      line.service,
      t(`board.state.${line.state}`),
      line.bookedOnline ? t('privacy.paper.yes') : t('privacy.paper.no'),
      line.comment,
    ]),
  );
  return [heads, ...lines];
}
