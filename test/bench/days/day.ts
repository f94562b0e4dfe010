import { atWallClock, dayWindow, type EpochMs, type LocalDate } from '#shared/time/zone.ts';
import { doctors, firstNames, services, surnames } from './names.ts';
import { pick, seeded } from './random.ts';
import type { BoardCard, BoardColumn, BoardDay } from '#shared/contract/board.ts';

/** What an invented day is to be like. */
export interface DayPlan {
  readonly date: LocalDate;
  readonly timeZone: string;
  readonly doctors: number;
  /** The clock of the picture: what is before it has mostly happened. */
  readonly now: EpochMs;
  /** Exactly this many visits a doctor, one after the other from 08:00; otherwise a natural mix. */
  readonly visitsEach?: number;
  readonly seed?: number;
}

const minute = 60_000;

/** An invented day, the same for the same plan. */
export function inventDay(plan: DayPlan): BoardDay {
  const { from, to } = dayWindow(plan.date, plan.timeZone);
  const columns = Array.from({ length: plan.doctors }, (_, index) => inventColumn(plan, index));
  return { date: plan.date, timeZone: plan.timeZone, from, to, revision: 1, columns };
}

function inventColumn(plan: DayPlan, index: number): BoardColumn {
  const random = seeded((plan.seed ?? 7) * 1000 + index);
  const [name, surname, specialization] = doctors[index % doctors.length] ?? doctors[0];
  const column: BoardColumn = {
    addressId: `address-${index}`,
    facilityId: 'f1',
    facilityName: 'Invented Clinic',
    doctorName: name,
    doctorSurname: surname,
    specialization,
    addressName: null,
    onlineOnly: index === 5,
    colour: index % 12,
    asOf: plan.now - 20_000,
    cards: [],
    services: [...services],
    slots: [],
    breaks: [],
  };
  return plan.visitsEach === undefined
    ? natural(plan, column, random)
    : full(plan, column, plan.visitsEach, random);
}

/** Visits back to back, for measuring. */
function full(plan: DayPlan, column: BoardColumn, visits: number, random: () => number): BoardColumn {
  const start = atWallClock(plan.date, '07:00', plan.timeZone);
  const cards = Array.from({ length: visits }, (_, index) =>
    inventCard(`${column.addressId}-${index}`, start + index * 20 * minute, 20, plan.now, random),
  );
  return { ...column, cards };
}

/** A day as clinics have it: mornings and afternoons, a break, gaps, some visits off the grid, a few overlaps. */
function natural(plan: DayPlan, column: BoardColumn, random: () => number): BoardColumn {
  const at = (time: string): EpochMs => atWallClock(plan.date, time, plan.timeZone);
  const begins = at(pick(['07:30', '08:00', '08:00', '09:00'], random));
  const ends = at(pick(['14:00', '16:00', '18:00', '17:00'], random));
  const rest = at(pick(['11:40', '12:00', '13:00'], random));
  const length = pick([20, 20, 15, 30], random);
  const { cards, slots } = { cards: [] as BoardCard[], slots: [] as BoardColumn['slots'] };
  for (let start = begins; start < ends;) {
    if (start >= rest && start < rest + 30 * minute) {
      start = rest + 30 * minute;
      continue;
    }
    const roll = random();
    const wanted = roll < 0.1 ? 10 : roll < 0.2 ? length * 2 : length;
    const minutes = start < rest ? Math.min(wanted, (rest - start) / minute) : wanted;
    if (roll < 0.72) {
      const late = roll > 0.66 && minutes > 10 ? 5 : 0;
      cards.push(
        inventCard(`${column.addressId}-${start}`, start + late * minute, minutes - late, plan.now, random),
      );
    } else if (start >= plan.now) {
      slots.push({ start, minutes, services: [services.indexOf(pick(services, random))] });
    }
    if (roll > 0.3 && roll < 0.32 && start + 60 * minute < rest) {
      cards.push(
        inventCard(`${column.addressId}-${start}-2`, start + 10 * minute, minutes, plan.now, random),
      );
    }
    start += minutes * minute;
  }
  const breaks = [
    {
      id: `${column.addressId}-b`,
      since: rest,
      till: rest + 30 * minute,
      description: random() < 0.5 ? 'Lunch' : null,
      notSent: false,
      needsPerson: false,
    },
  ];
  return { ...column, cards, slots, breaks };
}

/** One visit, with a state that fits the clock. */
export function inventCard(
  id: string,
  start: EpochMs,
  minutes: number,
  now: EpochMs,
  random: () => number,
): BoardCard {
  const end = start + minutes * minute;
  const roll = random();
  const presence = presenceAt(start, end, now, roll);
  return {
    id,
    start,
    end,
    status: 'booked',
    surname: pick(surnames, random),
    name: pick(firstNames, random),
    serviceName: pick(services, random),
    confirmed: random() < 0.45,
    presence,
    arrival: null,
    bookedByPatient: random() < 0.5,
    online: random() < 0.1,
    hasComment: random() < 0.15,
    notSent: random() < 0.03,
    needsPerson: random() < 0.015,
  };
}

function presenceAt(start: EpochMs, end: EpochMs, now: EpochMs, roll: number): BoardCard['presence'] {
  if (end <= now) return roll < 0.8 ? 'present' : roll < 0.9 ? 'absent' : null;
  if (start <= now + 20 * minute) return roll < 0.6 ? 'present' : null;
  return null;
}
