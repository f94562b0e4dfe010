import { changes } from '#shared/domain/availability/changes.ts';
import { cut } from '#shared/domain/availability/cut.ts';
import type { Exception } from '#shared/domain/availability/exception.ts';
import { horizon } from '#shared/domain/availability/horizon.ts';
import type { Period } from '#shared/domain/availability/period.ts';
import type { Published } from '#shared/domain/availability/publishedDay.ts';
import { wantedDays, type CalendarHours, type WantedDay } from '#shared/domain/availability/wantedDays.ts';
import { asAddressId, asAddressServiceId } from '#shared/domain/ids.ts';
import { toWireTime } from '#shared/time/wire.ts';
import { addDays } from '#shared/time/zone.ts';
import { monday } from '../fixedClock.ts';
import { count, ms, type Figure } from '../figures.ts';
import { quantile } from '../statistics.ts';

const doctors = 50;
const rounds = 60;
const warm = 15;
const zone = 'Europe/Warsaw';

/**
 * The hours of 50 doctors over twelve weeks made anew and compared with what was published, beside `JSON.parse` of the free times that
 * the vendor makes of them, as bare as it ever tells them.
 */
export function benchHours(): Figure[] {
  const range = horizon(monday, zone);
  const all = Array.from({ length: doctors }, (_, index) => hoursOf(index));
  const days = all.map((hours) => wantedDays(hours, range));
  const published = days.map((wanted, index) => wanted.map((day) => publishedAs(day, index)));
  const texts = days.map((wanted) => JSON.stringify({ _items: wanted.flatMap(slotsOf) }));
  const [ours, theirs]: [number[], number[]] = [[], []];
  let found = 0;
  for (let round = -warm; round < rounds; round += 1) {
    const before = performance.now();
    for (const [index, hours] of all.entries())
      found += changes(published[index] ?? [], wantedDays(hours, range)).length;
    const middle = performance.now();
    let slots = 0;
    for (const text of texts)
      slots += (JSON.parse(text) as { readonly _items: readonly unknown[] })._items.length;
    const after = performance.now();
    if (slots === 0) throw new Error('There are no slots.');
    if (round < 0) continue;
    ours.push(middle - before);
    theirs.push(after - middle);
  }
  // One date of each doctor was published otherwise.
  if (found !== doctors * (rounds + warm)) throw new Error(`${found} dates differ.`);
  const [p50, parse] = [quantile(ours, 0.5), quantile(theirs, 0.5)];
  const slots = days
    .flat()
    .reduce((sum, day) => sum + (day.kind === 'ready' ? cut(day.periods).length : 0), 0);
  return [
    {
      name: `hours of ${doctors} doctors, 12 weeks: expand and changes, p50`,
      ours: ms(p50),
      beside: `p95 ${ms(quantile(ours, 0.95))}; JSON.parse of their ${count(slots)} free times ${ms(parse)}`,
      ratio: p50 / parse,
      value: p50 / parse,
      aim: 2,
    },
  ];
}

/** Two weeks that take turns, two services, a vacation, some holidays and a day with other hours. */
function hoursOf(index: number): CalendarHours {
  const period = (start: string, end: string): Period => ({
    start,
    end,
    services: [20, 40].map((duration) => ({
      addressServiceId: asAddressServiceId(`${index}${duration}`),
      duration,
    })),
    insurance: 'both',
    providers: [],
  });
  const early = [period('08:00', '12:00'), period('12:30', '16:00')];
  const late = [period('12:00', '16:00'), period('16:30', '20:00')];
  const week = (hours: readonly Period[]) => ({
    name: '',
    days: [hours, hours, hours, hours, hours, [], []],
  });
  const exception = (id: string, from: string, to: string, change: Exception['change']): Exception => ({
    id,
    scope: { kind: 'clinic' },
    from,
    to,
    reason: from === to ? 'holiday' : 'vacation',
    change,
    note: '',
  });
  const closed = { kind: 'closed', times: null } as const;
  return {
    plans: [
      {
        validFrom: '2026-01-01',
        validTo: null,
        anchorMonday: '2026-01-05',
        weeks: [week(early), week(late)],
      },
    ],
    exceptions: [
      exception('1', '2026-12-25', '2026-12-25', closed),
      exception('2', '2026-12-26', '2026-12-26', closed),
      exception('3', '2027-01-06', '2027-01-06', closed),
      exception('4', '2026-12-24', '2026-12-24', {
        kind: 'closed',
        times: [{ start: '12:00', end: '24:00' }],
      }),
      exception('5', addDays('2027-01-11', index % 14), addDays('2027-01-20', index % 14), closed),
    ],
    facilityZone: zone,
    marketplaceZone: zone,
    durationOf: () => null,
  };
}

/** As it stands at the vendor's, but for one date in each calendar. */
function publishedAs(day: WantedDay, index: number): Published {
  if (day.kind !== 'ready') throw new Error('All durations are known.');
  const other = day.date === '2026-12-01';
  return {
    address: asAddressId(String(index)),
    date: day.date,
    periods: day.periods,
    digest: other ? '0'.repeat(16) : day.digest,
    sentAt: monday,
    state: 'stands',
    readBackAt: monday,
  };
}

function slotsOf(day: WantedDay): unknown[] {
  if (day.kind !== 'ready') return [];
  return cut(day.periods).map(({ start, services }) => ({
    start: toWireTime(start, zone),
    address_services: { _items: services.map((id) => ({ id })) },
  }));
}
