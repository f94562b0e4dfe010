import type { CalendarsView } from '#shared/contract/calendars.ts';
import type { Offer } from '#shared/contract/services.ts';
import type { Scene } from '../scene.ts';
import { anOffer, offered } from './playedServices.ts';

const names: readonly (readonly [string, number | null, number])[] = [
  ['Consultation', 220, 30],
  ['Follow-up visit after treatment', 150, 20],
  ['Ultrasound scan of the abdomen and the urinary tract with a written description', 260, 25],
  ['Vaccination against tick-borne encephalitis', 90, 10],
  ['Prescription without a visit', null, 10],
  ['Home visit', 400, 60],
  ['Certificate for work', 60, 15],
];

/** What every calendar of a scene offers; those of one doctor differ here and there. */
export function offersOf(calendars: CalendarsView): readonly Offer[] {
  return calendars.map(({ addressId, doctor, facilityName, place, onlineOnly }, at) =>
    anOffer(
      addressId,
      names.slice(0, names.length - (at % 2)).map(([name, price, duration], index) =>
        offered(
          `s${at}-${index}`,
          name,
          addressId,
          {
            price: price === null ? null : price + (at % 2) * (index === 0 ? 30 : 0),
            duration: index === 4 ? null : duration,
            priceFrom: index === 2,
            customName: index === 0 ? 'First visit' : null,
            visible: index !== 6,
            allowedAges: index === 3 ? { minimum: 3, maximum: null } : null,
          },
          {
            freeTimes: [142, 88, 0, 12, 0, 3, 0][index] ?? 0,
            inHours: index < 2 ? 5 : 0,
            publicInsurance: index === 1,
            ...(index === 4 && { going: 'adding', pending: ['i1'], undoable: true }),
            ...(index === 5 && { attention: ['i2'] }),
          },
        ),
      ),
      {
        doctor,
        facilityName,
        place,
        onlineOnly,
        insurers: [
          {
            id: 'n1',
            name: 'Allianz Partners Opieka Medyczna',
            plans: [{ id: 'p1', name: 'Basic' }],
            going: null,
            pending: [],
            attention: [],
            undoable: false,
          },
          {
            id: 'n2',
            name: 'PZU Zdrowie',
            plans: [],
            going: 'removing',
            pending: ['i4'],
            attention: [],
            undoable: true,
          },
        ],
      },
    ),
  );
}

/** A clinic whose services can be looked at; the first three calendars are of one doctor. */
export function withOffers(scene: Scene, calendars: CalendarsView): Scene {
  const [first] = calendars;
  const own = calendars.map((one, at) =>
    at > 0 && at < 3 && first !== undefined
      ? { ...one, doctorId: first.doctorId, doctor: first.doctor }
      : one,
  );
  return {
    ...scene,
    calendars: own,
    offers: offersOf(own),
    uses: ({ duration }) => ({
      weeks: [1, 3, 4].map((weekday) => ({
        in: 'inForce',
        validFrom: '2026-11-02',
        week: 0,
        weeks: 1,
        weekday,
        start: '08:00',
        end: '12:00',
        follows: true,
      })),
      exceptions: [{ id: 'x', from: '2026-12-22', to: '2026-12-23', note: '', follows: true }],
      freeTimes: { count: 142, first: Date.now(), last: Date.now() + 40 * 86_400_000 },
      visits: 18,
      datesAgain: duration === null ? null : ['2026-12-01', '2026-12-03', '2026-12-04'],
      without: { dates: 46, revision: 7 },
      timeZone: 'Europe/Warsaw',
    }),
  };
}
