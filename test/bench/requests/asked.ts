import type { VisitStep } from '#shared/domain/arrival.ts';
import { checkNames } from '#shared/domain/connectionCheck.ts';
import type { Booking } from '#shared/domain/booking.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import { addDays, localDateOf, type EpochMs } from '#shared/time/zone.ts';
import { aCaller } from '../../support/caller.ts';
import { hoursRequests, type Asked } from './askedHours.ts';
import { lunchOf, timeZone, type LargeClinic } from './largeClinic.ts';

/** What waits for the network, a dialog or another file is not the thread's: these are not asked. */
const waits = null;
const plain = { '': () => null };
const day = 86_400_000;

/** Every request of the contract, as a reception asks it in its worst moments. */
export function everyRequest(clinic: LargeClinic, now: EpochMs): Asked {
  const today = localDateOf(now, timeZone);
  const booked = clinic.today.filter(({ status }) => status === 'booked');
  const over = booked.filter(({ end }) => end <= now);
  const coming = booked.filter(({ end }) => end > now).slice(600);
  const one = <T>(list: readonly T[], turn: number): T => {
    const found = list[turn % list.length];
    if (found === undefined) throw new Error('There is nobody to ask for.');
    return found;
  };
  const calendar = (turn: number): AddressId => one(clinic.calendars, turn * 7);
  const whom = (turn: number): string => {
    const { patient } = one(booked, turn * 13);
    return `${patient?.surname} ${patient?.name}`;
  };
  const step = ({ id, start }: Booking, from: VisitStep, to: VisitStep) => ({
    bookingId: id,
    to,
    seen: { step: from, start },
  });
  // What the evening before this one left is what is seen.
  const evening = (visit: Booking, turn: number) => {
    const [seen, to] = turn % 2 === 0 ? (['noShow', 'done'] as const) : (['done', 'noShow'] as const);
    return step(visit, turn === 0 ? 'expected' : seen, to);
  };
  const typed = {
    'one letter': () => 'k',
    'a name': whom,
    'a phone': (turn: number) => one(booked, turn * 11).patient?.phone ?? '',
    nobody: () => 'Zzyzx Nobody',
  };
  const found = Object.fromEntries(
    Object.entries(typed).map(([name, query]) => [name, (turn: number) => ({ query: query(turn) })]),
  );
  const noBreak = { breakId: 'gone', since: now, till: now + 60_000, description: null };
  const ahead = { from: now, to: now + 84 * day };
  return {
    'app.info': plain,
    'connection.get': plain,
    'connection.test': waits,
    'connection.save': waits,
    'connection.practice': waits,
    'connection.leavePractice': waits,
    'connection.guide': plain,
    'connection.guidePass': { connection: () => ({ step: 'connection' }) },
    'connection.guideTurn': { connection: () => ({ step: 'connection' }) },
    'line.get': plain,
    'line.import': plain,
    'line.checkNow': plain,
    'board.open': {
      today: () => ({ date: null }),
      'another day': (turn) => ({ date: addDays(today, 1 + (turn % 3)) }),
    },
    'week.open': { '': (turn) => ({ addressId: calendar(turn), from: addDays(today, -1) }) },
    'week.close': plain,
    'visits.get': { '': (turn) => ({ bookingId: one(booked, turn * 5).id }) },
    'visits.decide': {
      confirm: (turn) => {
        const { id, addressId, start } = one(coming, turn);
        return { kind: 'confirm', bookingId: id, seen: { addressId, start } };
      },
      book: (turn) => ({
        kind: 'book',
        addressId: calendar(turn),
        start: now + day - 8 * 3_600_000,
        duration: 20,
        addressServiceId: `${calendar(turn)}0`,
        patient: { ...aCaller(), surname: `Wymyślona${turn}` },
        comment: null,
      }),
    },
    'breaks.add': {
      '': (turn) => ({
        addressId: calendar(turn),
        calendars: 'ofDoctor',
        time: { kind: 'span', since: now + day + turn * 60_000, till: now + day + (turn + 30) * 60_000 },
        description: null,
      }),
    },
    'breaks.change': {
      '': (turn) => {
        const { id, since, till, description } = lunchOf(calendar(turn), now);
        return {
          seen: { breakId: id, since, till, description },
          calendars: 'twins',
          time: { kind: 'span', since: since + 60_000, till: till + 60_000 },
          description: null,
        };
      },
    },
    'breaks.remove': { gone: () => ({ seen: noBreak, calendars: 'this' }) },
    'breaks.takeBack': { 'nothing left': () => ({ intentId: 'gone' }) },
    'away.look': {
      'two weeks': (turn) => ({
        addressId: calendar(turn),
        calendars: 'ofDoctor',
        from: addDays(today, 7),
        to: addDays(today, 20),
        fromTime: '13:00',
        toTime: null,
      }),
    },
    'away.close': {
      gone: (turn) => ({
        id: `gone ${turn}`,
        addressId: 'gone',
        calendars: 'this',
        from: today,
        to: today,
        fromTime: null,
        toTime: null,
        description: null,
      }),
    },
    'away.day': { '': (turn) => ({ addressId: calendar(turn), date: today }) },
    'away.setDay': {
      gone: (turn) => ({ id: `gone ${turn}`, addressId: 'gone', date: today, seen: null, hours: [] }),
    },
    'away.list': plain,
    'away.get': { gone: () => ({ id: 'gone' }) },
    'away.leave': { gone: () => ({ id: 'gone', bookingId: 'gone', left: true }) },
    'away.end': { gone: () => ({ id: 'gone' }) },
    'away.back': { gone: () => ({ id: 'gone' }) },
    'undo.decision': { 'nothing left': () => ({ intentId: 'gone' }) },
    'undo.last': plain,
    'freeTimes.get': {
      'of a doctor': (turn) => ({ addressId: calendar(turn), scope: 'address', ...ahead }),
      'of a facility': (turn) => ({ addressId: calendar(turn), scope: 'facility', ...ahead }),
    },
    'freeTimes.next': {
      usual: () => ({ service: clinic.usual, ...ahead }),
      rare: () => ({ service: clinic.rare, ...ahead }),
      'nobody has it free': () => ({ service: clinic.neverFree, ...ahead }),
      'nobody offers it': () => ({ service: 'Unheard of', ...ahead }),
    },
    'visits.cancelReasons': plain,
    'freeTimes.services': plain,
    'arrivals.step': {
      one: (turn) => ({ steps: [step(one(over.slice(300), turn), 'expected', 'arrived')] }),
      'an evening of 300': (turn) => ({
        steps: over.slice(0, 300).map((visit) => evening(visit, turn)),
      }),
    },
    'arrivals.undo': { '': (turn) => ({ steps: [{ bookingId: one(over, turn).id, since: now }] }) },
    'arrivals.unsettled': plain,
    'arrivals.waiting': plain,
    'search.patients': found,
    'search.known': found,
    'attention.get': plain,
    'attention.waiting': plain,
    'attention.resolve': { gone: () => ({ intentId: 'gone', step: 'drop' }) },
    'copies.get': plain,
    'copies.remove': waits,
    'line.clock': plain,
    'line.loss': plain,
    'line.lossSeen': plain,
    'calendars.get': plain,
    'calendars.change': { '': (turn) => ({ addressId: calendar(turn), colour: turn % 12 }) },
    'calendars.move': { '': (turn) => ({ addressId: calendar(turn), by: 1, within: 'clinic' }) },
    'calendars.showAll': plain,
    'calendars.setZone': waits,
    'services.get': { '': (turn) => ({ addressId: calendar(turn) }) },
    'services.refresh': waits,
    'services.find': {
      nothing: (turn) => ({ addressId: calendar(turn), typed: '' }),
      'two words': (turn) => ({ addressId: calendar(turn), typed: 'kons kard' }),
    },
    'services.uses': {
      'of nothing': (turn) => ({ addressId: calendar(turn), serviceId: 'gone', duration: 20 }),
    },
    'services.decide': {
      'what is gone': (turn) => ({
        decisions: [{ kind: 'removeService', addressId: calendar(turn), serviceId: 'gone' }],
      }),
    },
    'services.insurers': { '': (turn) => ({ addressId: calendar(turn), typed: 'al' }) },
    'services.takeOut': { gone: (turn) => ({ addressId: calendar(turn), serviceId: 'on-its-way:gone' }) },
    'services.plans': waits,
    'mapping.get': {
      calendars: () => ({ kind: 'address' }),
      'services of all calendars': () => ({ kind: 'addressService' }),
    },
    'mapping.set': {
      code: (turn) => ({
        kind: 'address',
        wanted: { id: calendar(turn), change: { code: `K${turn}` }, seen: {} },
      }),
    },
    'mapping.setMany': {
      '20 codes': (turn) => ({
        kind: 'address',
        wanted: clinic.calendars
          .slice(0, 20)
          .map((id, index) => ({ id, change: { code: `M${turn}-${index}` }, seen: {} })),
      }),
    },
    'mapping.arrange': { calendars: () => ({ kind: 'address', ids: [...clinic.calendars] }) },
    'mapping.match': { 'nothing left': () => ({ kind: 'address', from: 'gone', to: 'gone too' }) },
    'mapping.settle': { calendars: () => ({ kind: 'address', ids: [] }) },
    'hoursFile.export': waits,
    'hoursFile.preview': { nothing: () => ({ text: '{}' }) },
    'hoursFile.apply': { 'on other ground': () => ({ text: '{}', ground: '' }) },
    'mapping.export': waits,
    'mapping.preview': { nothing: () => ({ text: 'kind,id' }) },
    'mapping.apply': { 'on other ground': () => ({ text: 'kind,id', ground: '' }) },
    'staff.get': plain,
    'staff.save': waits,
    'staff.remove': { nobody: () => ({ id: 'gone' }) },
    'staff.resetPin': waits,
    'staff.switch': { nobody: () => ({ id: null, pin: null }) },
    'lock.get': plain,
    'lock.close': waits,
    'lock.open': waits,
    'lock.forgot': waits,
    'lock.setPin': waits,
    'news.get': plain,
    'news.seen': { one: () => ({ ids: ['gone'] }) },
    'printing.print': { today: () => ({ date: today }) },
    'printing.savePdf': { today: () => ({ date: today }) },
    'printing.exportCsv': { today: () => ({ date: today }) },
    'activity.get': {
      everybody: () => ({ before: null, staff: null, patient: '' }),
      'of a patient': (turn) => ({ before: null, staff: null, patient: whom(turn) }),
      'of one letter': () => ({ before: null, staff: null, patient: 'k' }),
    },
    'settings.get': plain,
    'settings.pace': plain,
    'settings.set': { '': (turn) => ({ zoomMinutes: turn % 2 === 0 ? 15 : 20 }) },
    'app.check': Object.fromEntries(checkNames.map((name) => [name, () => ({ name })])),
    // Last: what it publishes changes what the others would be asked for.
    ...hoursRequests(clinic, now),
  };
}
