import { describe, expect, test } from 'vitest';
import { freeSlots } from '../../../main/practice/rules/slots.ts';
import { written, writtenForPeople } from '../../../main/practice/wire/time.ts';
import type { World } from '../../../main/practice/world.ts';
import { encoded, openDesk } from './support/desk.ts';
import { at, morning, smallWorld } from './support/world.ts';

/** The clocks of Warsaw go back on 25 October 2026 and forward on 28 March 2027. */
const back = '2026-10-25';
const forward = '2027-03-28';

function openAllNight(world: World, date: string): number[] {
  const start = at(date, '00:00');
  const end = at(date, '06:00');
  world.workPeriods.set('121', [
    {
      start,
      end,
      services: [{ addressServiceId: '510', duration: 30 }],
      insuranceAccepted: 'with-and-without-insurance',
      insuranceProviders: [],
    },
  ]);
  return freeSlots(world, '121', { from: start, to: end, now: morning }).map((slot) => slot.start);
}

test('an instant is written with the offset of its own date', () => {
  const world = smallWorld();
  expect(written(world, at(back, '01:30'))).toBe('2026-10-25T01:30:00+02:00');
  expect(written(world, at(back, '03:30'))).toBe('2026-10-25T03:30:00+01:00');
  expect(writtenForPeople(world, at(forward, '04:05'))).toBe('28.03.2027, 04:05');
});

test('another locale writes its own zone', () => {
  const world = { ...smallWorld(), timeZone: 'America/Sao_Paulo' };
  expect(written(world, Date.UTC(2026, 8, 7, 12))).toBe('2026-09-07T09:00:00-03:00');
});

test('the night on which the clocks go back has two more half hours of slots, that on which they go forward two less', () => {
  expect(openAllNight(smallWorld(), back)).toHaveLength(14);
  expect(openAllNight(smallWorld(), forward)).toHaveLength(10);
});

test('the hour that comes twice can be told apart by its offset', async () => {
  const desk = openDesk();
  openAllNight(desk.world, back);
  const path = '/facilities/1/doctors/12/addresses/121/slots';
  const body = { address_service_id: '510', duration: 30, patient: { name: 'Anna', phone: '1234567' } };
  const book = async (text: string) => (await desk.call('POST', `${path}/${encoded(text)}/book`, body)).json;
  const first = await book('2026-10-25T02:00:00+02:00');
  const second = await book('2026-10-25T02:00:00+01:00');
  expect([first['start_at'], second['start_at']]).toEqual([
    '2026-10-25T02:00:00+02:00',
    '2026-10-25T02:00:00+01:00',
  ]);
});

describe('requests', () => {
  test.each([
    ['2026-09-07T09:00:00+02:00'],
    ['2026-09-07T09:00:00+0200'],
    ['2026-09-07T07:00:00Z'],
    ['2026-09-07T04:00:00-03:00'],
  ])('may name the same instant in any zone: %s', async (text) => {
    const desk = openDesk();
    const query = `start=${encoded(text)}&end=${encoded('2026-09-07T09:10:00+02:00')}`;
    const { items } = await desk.call('GET', `/facilities/1/doctors/11/addresses/111/slots?${query}`);
    expect(items).toEqual([{ start: '2026-09-07T09:00:00+02:00' }]);
  });

  test('lose a plus sign that was not encoded, and are refused', async () => {
    const query = 'start=2026-09-07T09:00:00+02:00&end=2026-09-07T10:00:00+02:00';
    const answer = await openDesk().call('GET', `/facilities/1/doctors/11/addresses/111/slots?${query}`);
    expect(answer.status).toBe(400);
  });
});
