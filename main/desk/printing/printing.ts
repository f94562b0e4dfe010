import type { DayOnPaper, LeftDesk } from '#shared/contract/printing.ts';
import { clinicKeyOf } from '#shared/domain/clinicKey.ts';
import { asAddressId } from '#shared/domain/ids.ts';
import { separatorOf } from '#shared/domain/csv.ts';
import { createFormats } from '#shared/messages/formats.ts';
import { languageTag, resolveLanguage } from '#shared/messages/language.ts';
import { createTranslator } from '#shared/messages/translator.ts';
import { ok, type Result } from '#shared/result.ts';
import type { LocalDate, TimeZone } from '#shared/time/zone.ts';
import { dayList } from './dayList.ts';
import { dayPage } from './dayPage.ts';
import { dayTable } from './dayTable.ts';
import { pageWords } from './pageWords.ts';
import { leftDesk } from '../leftDesk.ts';
import type { DeskParts } from '../ports.ts';
import type { Session, WholeDesk } from '../session.ts';
import { withBreaths } from '../steps.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { Settings } from '#shared/contract/settings.ts';

/** How a day leaves the desk, by the name that the audit has for it. */
const deeds = { print: 'day.printed', pdf: 'day.savedPdf', csv: 'day.exported' } as const;
export type Way = keyof typeof deeds;

type Parts = Pick<DeskParts, 'paper' | 'clock' | 'info'> & { readonly settings: Settings };

/**
 * Prints a day, or saves it as PDF or CSV, of one doctor or of all, and writes into the audit who did. An entry only for what really left: a dialog that
 * was closed, or a printer that is not there, leaves none.
 */
export async function takeDay(
  { desk, sessions }: { readonly desk: WholeDesk; readonly sessions: readonly Session[] },
  { paper, clock, info, settings }: Parts,
  { date, addressId }: DayOnPaper,
  way: Way,
): Promise<Result<LeftDesk, Problem>> {
  const { view } = desk;
  const language = resolveLanguage(settings.language, info.systemLocale);
  const t = createTranslator(language);
  const inZone = (timeZone: TimeZone) => createFormats(language, view.locale, timeZone);
  const formats = inZone(view.timeZone);
  const all = await withBreaths(dayList(desk, date, clock.now(), settings.groupByFacility));
  const list = addressId === undefined ? all : all.filter((day) => day.addressId === addressId);
  const file = fileName(date, addressId === undefined ? '' : (list[0]?.doctor ?? ''));
  const staff = sessions[0]?.staff.initials() ?? '';
  const page = (): Promise<string> => {
    const words = pageWords({ t, formats, inZone, lang: languageTag(language) }, date, clock.now(), staff);
    return withBreaths(dayPage(list, words));
  };
  const table = (): Promise<string> => withBreaths(dayTable(list, t, separatorOf(languageTag(language))));
  const left = await (async () => {
    switch (way) {
      case 'print':
        return paper.print(await page());
      case 'pdf':
        return paper.savePdf(await page(), `${file}.pdf`);
      case 'csv':
        return paper.saveText(await table(), `${file}.csv`);
    }
  })();
  if (left !== 'done') return leftDesk(left, 'day');
  const deed = { at: clock.now(), staff, kind: deeds[way], detail: JSON.stringify({ date }) };
  for (const { store } of clinicsOn(sessions, addressId === undefined ? list : [{ addressId }]))
    store.transaction(() =>
      store.audit.append({
        ...deed,
        addressId: addressId === undefined ? null : asAddressId(addressId),
        bookingId: null,
        previousBookingId: null,
        intentId: null,
      }),
    );
  return ok('done');
}

/** Each clinic whose visits left has that in its audit; of an empty day the first one. */
function clinicsOn(
  sessions: readonly Session[],
  days: readonly { readonly addressId: string }[],
): readonly Session[] {
  const keys = new Set(days.map((day) => clinicKeyOf(day.addressId)));
  const concerned = sessions.filter(({ key }) => keys.has(key));
  return concerned.length > 0 ? concerned : sessions.slice(0, 1);
}

/** Names of doctors are typed by people, and no file is called by everything. */
const fileName = (date: LocalDate, doctor: string): string =>
  `Frontdesk ${date} ${doctor
    .replaceAll(/[\p{C}\\/:*?"<>|.]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 80)}`.trim();
