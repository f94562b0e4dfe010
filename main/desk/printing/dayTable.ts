import { csvMark, csvRows, type Separator } from '#shared/domain/csv.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';
import { localDateOf, wallClockOf } from '#shared/time/zone.ts';
import type { DoctorDay } from './dayList.ts';
import { inSteps, type Steps } from '../steps.ts';

/**
 * The day as a file for spreadsheets: one line for each visit, under a line of names. Times as `HH:MM` of its clinic, so that a
 * spreadsheet sorts them.
 */
export function* dayTable(list: readonly DoctorDay[], t: Translator, separator: Separator): Steps<string> {
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
    // Behind the others, so that whoever counts columns finds those of before.
    t('privacy.paper.calendarCode'),
    t('privacy.paper.doctorCode'),
    t('privacy.paper.facilityCode'),
    t('privacy.paper.serviceCode'),
  ];
  const lines = yield* inSteps(list, (some) => some.map((day) => csvRows(rowsOf(day, t), separator)));
  return `${csvMark}${csvRows([heads], separator)}${lines.join('')}`;
}

const rowsOf = ({ doctor, facility, codes, timeZone, lines }: DoctorDay, t: Translator): string[][] =>
  lines.map((line) => [
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
    codes.calendar,
    codes.doctor,
    codes.facility,
    line.serviceCode,
  ]);
