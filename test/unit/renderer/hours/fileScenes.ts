import type { HoursFileCalendar, HoursFilePreview } from '#shared/contract/hoursFile.ts';
import { dayMs, hourMs } from '#shared/time/durations.ts';

const row = (at: number, doctor: string, change: Partial<HoursFileCalendar> = {}): HoursFileCalendar => ({
  ...{ addressId: `a${at}`, doctor, place: null, is: 'changed', from: 1_560, to: 1_800, over: null, gone: 0 },
  ...change,
});

/** What comes of a file of hours. @param word `changes`, `faults`, or one that cannot be read */
export function filePreviewOf(word: string, now: number): HoursFilePreview {
  switch (word) {
    case 'changes':
      return {
        ...{ kind: 'changes', madeAt: now - 3 * dayMs, ground: 'g1' },
        daysOff: { taken: 4, there: 3, left: 2 },
        calendars: [
          row(0, 'Maria Nowak', { over: { staff: 'AK', since: now - 2 * hourMs } }),
          row(1, 'Ewa Zielińska', { is: 'new', from: null, to: 2_235 }),
          row(2, 'João Ferreira', { gone: 2, place: 'ul. Łąkowa 12' }),
          row(3, 'Katarzyna Wiśniewska-Brzęczyszczykiewicz', {
            place: 'Poradnia Specjalistyczna dla Dzieci i Młodzieży, al. Solidarności 145',
          }),
          row(4, 'Jürgen Müller', { is: 'same', from: 1_200, to: 1_200 }),
          row(300_912, '', { addressId: '300912', is: 'unknown', from: null, to: 960 }),
        ],
      };
    case 'faults':
      return {
        ...{ kind: 'faults', all: 12 },
        faults: [
          { list: 'file', row: null, column: 'madeAt' },
          { list: 'plans', row: 2, column: 'plans.0.weeks.1.days.2.0.start' },
          { list: 'plans', row: 4, column: 'plans.1.weeks.0.days.4.1.services.0.addressServiceId' },
          { list: 'exceptions', row: 7, column: 'from' },
        ],
      };
    default:
      return { kind: 'unreadable', why: word === 'newer' ? 'newer' : 'otherFormat' };
  }
}
