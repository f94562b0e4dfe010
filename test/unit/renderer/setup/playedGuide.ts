import type { Guide, GuideCalendar } from '#shared/contract/connection.ts';
import type { GuideStep, HoursStanding } from '#shared/domain/setUpGuide.ts';

/** A clinic of which nothing is known yet. */
export const emptyGuide: Guide = {
  reading: 'catalogue',
  facilities: [],
  withoutCalendar: [],
  doctors: 0,
  calendars: [],
  mapping: { all: 0, withoutCode: 0, changed: 0 },
  passed: [],
  at: null,
};

/** The guide of a scene, which main would keep: it remembers what was passed, and where somebody is. */
export function playedGuide(begun: Guide = emptyGuide) {
  let guide = begun;
  return {
    view: (): Guide => guide,
    pass: (step: GuideStep): Guide => {
      guide = { ...guide, passed: [...new Set([...guide.passed, step])] };
      return guide;
    },
    turn: (step: GuideStep): null => {
      guide = { ...guide, at: step };
      return null;
    },
  };
}

const doctors = ['Maria Nowak', 'Ewa Zielińska', 'João Ferreira', 'Piotr Dąbrowski', 'Jürgen Müller'];

/** Five doctors, of whom the first has three calendars in one facility. @param has what the calendars have */
export function guideOf(
  has: { readonly services: number; readonly hours: HoursStanding },
  passed: Guide['passed'] = [],
): Guide {
  const calendar = (
    index: number,
    doctor: number,
    place: string,
    change: Partial<GuideCalendar> = {},
  ): GuideCalendar => ({
    addressId: String(300_001 + index),
    doctor: doctors[doctor] ?? '',
    place,
    facilityId: '1001',
    doctorId: String(200_001 + doctor),
    onlineOnly: false,
    commercial: true,
    draft: false,
    off: false,
    ...has,
    ...change,
  });
  const calendars = [
    calendar(0, 0, 'ul. Łąkowa 12'),
    calendar(1, 0, 'ul. Prosta 3'),
    calendar(2, 0, 'Online', { onlineOnly: true }),
    calendar(3, 1, 'ul. Łąkowa 12'),
    calendar(4, 2, 'Poradnia Specjalistyczna dla Dzieci i Młodzieży, al. Solidarności 145'),
    calendar(5, 3, 'ul. Łąkowa 12', { commercial: false, services: 0, hours: 'none' }),
  ];
  return {
    reading: null,
    facilities: [{ id: '1001', name: 'Przychodnia Zdrowie', doctors: 5, calendars: calendars.length }],
    withoutCalendar: ['Jürgen Müller'],
    doctors: 5,
    calendars,
    mapping: { all: 40, withoutCode: 40, changed: 0 },
    passed,
    at: null,
  };
}

/** One of each thing that is odd at the vendor's. */
function oddGuide(): Guide {
  const guide = guideOf({ services: 3, hours: 'offered' }, ['facilities']);
  const calendars = guide.calendars.map((calendar, at) =>
    at === 3 ? { ...calendar, off: true, hours: 'none' as const } : calendar,
  );
  return { ...guide, calendars };
}

/** By the word of a picture: `whole` can be booked, `odd` with a calendar that is off, `empty` has neither services nor hours. */
export function guideScene(word: string): Guide {
  if (word === 'whole') return guideOf({ services: 3, hours: 'offered' }, ['facilities']);
  if (word === 'odd') return oddGuide();
  return guideOf({ services: 0, hours: 'none' }, ['facilities', 'mapping']);
}
