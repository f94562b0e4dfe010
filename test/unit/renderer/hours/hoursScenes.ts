import type { HoursView } from '#shared/contract/hours.ts';
import type { Exception } from '#shared/domain/availability/exception.ts';
import type { Period } from '#shared/domain/availability/period.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { mondayOf } from '#shared/domain/availability/weekday.ts';
import { asAddressServiceId, asDoctorId } from '#shared/domain/ids.ts';
import { addDays, localDateOf } from '#shared/time/zone.ts';
import type { Scene } from '../scene.ts';
import { calendarsOf } from '../calendars/playedCalendars.ts';

const services = [
  { addressServiceId: 's1', name: 'Konsultacja', duration: 20, visible: true },
  {
    addressServiceId: 's2',
    name: 'Konsultacja kontrolna po leczeniu zabiegowym',
    duration: 15,
    visible: true,
  },
  { addressServiceId: 's3', name: 'USG jamy brzusznej', duration: 30, visible: true },
  { addressServiceId: 's4', name: 'Wizyta dla pracowników', duration: null, visible: false },
];

const period = (start: string, end: string, ids: readonly string[]): Period => ({
  start,
  end,
  services: ids.map((id) => ({ addressServiceId: asAddressServiceId(id), duration: null })),
  insurance: 'both',
  providers: [],
});

const morning = period('08:00', '12:30', ['s1', 's3']);
const afternoon = period('13:30', '17:00', ['s1', 's2']);
const evening = period('15:00', '20:00', ['s1']);

/** Two weeks that come round, and others from February on. */
function plansOf(today: string): Plan[] {
  const anchorMonday = mondayOf(today);
  const early = [[morning, afternoon], [morning], [morning, afternoon], [evening], [morning], [], []];
  const late = [[evening], [morning], [evening], [evening], [], [period('09:00', '13:00', ['s1'])], []];
  const from = addDays(anchorMonday, 70);
  return [
    {
      validFrom: addDays(anchorMonday, -140),
      validTo: addDays(from, -1),
      anchorMonday,
      weeks: [
        { name: '', days: early },
        { name: '', days: late },
      ],
    },
    { validFrom: from, validTo: null, anchorMonday, weeks: [{ name: '', days: early }] },
  ];
}

const exceptionsOf = (today: string): Exception[] => [
  {
    id: 'e1',
    scope: { kind: 'doctor', doctorId: asDoctorId('d1') },
    from: addDays(today, 20),
    to: addDays(today, 33),
    reason: 'vacation',
    change: { kind: 'closed', times: null },
    note: 'narty',
  },
  {
    id: 'e2',
    scope: { kind: 'clinic' },
    from: addDays(today, 9),
    to: addDays(today, 9),
    reason: 'other',
    change: { kind: 'closed', times: [{ start: '12:00', end: '24:00' }] },
    note: '',
  },
];

/** The hours of a calendar on a day. @param state whether somebody edits them, or nothing is kept here yet */
export function hoursOf(
  addressId: string,
  now: number,
  state: 'inForce' | 'draft' | 'marketplace' = 'inForce',
): HoursView {
  const today = localDateOf(now, 'Europe/Warsaw');
  const plans = plansOf(today);
  const inForce =
    state === 'marketplace' ? null : { version: 3, plans, publishedAt: now - 9 * 86_400_000, staff: 'AK' };
  return {
    addressId,
    facilityId: 'f1',
    doctorId: 'd1',
    today,
    timetable: {
      revision: 5,
      draft: state === 'draft' ? { plans, staff: 'AK', since: now - 3_600_000 } : null,
      inForce,
      damaged: [],
    },
    services,
    unmade: [],
    renamed: [],
    exceptions: exceptionsOf(today),
  };
}

/** A clinic whose first calendar is edited, whose second is kept at the marketplace, and whose others are in force. */
export function withHours(scene: Scene, now: number): Scene {
  const day = scene.day(null);
  if (!day.ok) return scene;
  const calendars = calendarsOf(day.value);
  return {
    ...scene,
    calendars,
    hours: calendars.map(({ addressId }, index) =>
      hoursOf(addressId, now, index === 0 ? 'draft' : index === 1 ? 'marketplace' : 'inForce'),
    ),
  };
}
