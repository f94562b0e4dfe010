import { describe, expect, it } from 'vitest';
import type { Exception } from '#shared/domain/availability/exception.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { asAddressId, asAddressServiceId } from '#shared/domain/ids.ts';
import { followsDuration, isUnused, usesOf } from '#shared/domain/services/uses.ts';

/* Every place of the hours that offers a service is named, of what is in force and of the draft; what is over uses nothing. */
const id = asAddressServiceId('s1');
const period = (service: string, duration: number | null = null) => ({
  start: '08:00',
  end: '12:00',
  services: [{ addressServiceId: asAddressServiceId(service), duration }],
  insurance: 'both' as const,
  providers: [],
});
const plan = (service: string, change: Partial<Plan> = {}): Plan => ({
  validFrom: '2026-11-02',
  validTo: null,
  anchorMonday: '2026-11-02',
  weeks: [{ name: '', days: [[period(service)], [], [], [], [], [], []] }],
  ...change,
});
const extra = (service: string, from: string, to: string): Exception => ({
  id: 'x1',
  scope: { kind: 'address', addressId: asAddressId('a1') },
  from,
  to,
  reason: 'other',
  change: { kind: 'extra', hours: { kind: 'periods', periods: [period(service, 15)] } },
  note: '',
});
const none = { inForce: [], draft: [], exceptions: [] };

describe('where a service is used', () => {
  it('names each period of plans in force and of the draft', () => {
    const { weeks } = usesOf(
      id,
      { ...none, inForce: [plan('s1')], draft: [plan('s2'), plan('s1')] },
      '2026-11-30',
    );
    expect(weeks).toMatchObject([
      { in: 'inForce', week: 0, weeks: 1, weekday: 1, start: '08:00', end: '12:00', follows: true },
      { in: 'draft', weekday: 1 },
    ]);
  });

  it('leaves out plans and exceptions that are over', () => {
    const over = { ...none, inForce: [plan('s1', { validTo: '2026-11-29' })] };
    expect(isUnused(usesOf(id, over, '2026-11-30'))).toBe(true);
    const gone = { ...none, exceptions: [extra('s1', '2026-11-01', '2026-11-29')] };
    expect(isUnused(usesOf(id, gone, '2026-11-30'))).toBe(true);
  });

  it('knows which hours change with its duration', () => {
    const own = usesOf(id, { ...none, exceptions: [extra('s1', '2026-12-01', '2026-12-02')] }, '2026-11-30');
    expect(own.exceptions).toMatchObject([{ id: 'x1', follows: false }]);
    expect(followsDuration(own)).toBe(false);
    expect(followsDuration(usesOf(id, { ...none, inForce: [plan('s1')] }, '2026-11-30'))).toBe(true);
  });
});
