import { describe, expect, it } from 'vitest';
import { asAddressId, asServiceId } from '#shared/domain/ids.ts';
import { levelOut, type Offered, sideBySide } from '#shared/domain/services/sideBySide.ts';
import type { ServiceTerms } from '#shared/domain/services/terms.ts';

/*
 * The same service of a doctor's calendars stands in one row, told apart by entry and own name; levelled out, each is as the model
 * calendar has it, nothing is removed, and a second levelling finds nothing left.
 */
const terms: ServiceTerms = {
  price: 200,
  priceFrom: false,
  duration: 20,
  visible: true,
  allowedAges: null,
  customName: null,
  description: null,
};
const calendars = ['a1', 'a2', 'a3'].map((id) => ({ addressId: asAddressId(id) }));
const offered = (
  id: string,
  address: number,
  entry: string | null,
  change: Partial<ServiceTerms> = {},
): Offered => ({
  id,
  addressId: asAddressId(`a${address}`),
  serviceId: entry === null ? null : asServiceId(entry),
  name: `Entry ${entry ?? '?'}`,
  terms: { ...terms, ...change },
});
const rowsOf = (...services: readonly Offered[]) =>
  sideBySide(
    calendars.map(({ addressId }) => ({
      addressId,
      services: services.filter((one) => one.addressId === addressId),
    })),
  );

describe('side by side', () => {
  it('one row holds a service wherever it is offered, and says what differs', () => {
    const [row, ...others] = rowsOf(
      offered('s1', 1, '7'),
      offered('s2', 2, '7', { price: 250 }),
      offered('s3', 3, '7', { visible: false }),
    );
    expect(others).toEqual([]);
    expect(row?.cells.map((cell) => cell?.id)).toEqual(['s1', 's2', 's3']);
    expect(row?.differs).toEqual(['price', 'visible']);
  });

  it('an own name makes it another service, however it is written', () => {
    const rows = rowsOf(
      offered('s1', 1, '7', { customName: 'First visit' }),
      offered('s2', 1, '7'),
      offered('s3', 2, '7', { customName: 'first  VISIT' }),
    );
    expect(rows.map(({ cells }) => cells.map((cell) => cell?.id ?? null))).toEqual([
      ['s2', null, null],
      ['s1', 's3', null],
    ]);
  });

  it('a calendar that the vendor tells one service twice of shows it once', () => {
    expect(rowsOf(offered('s1', 1, '7'), offered('s2', 1, '7'))).toHaveLength(1);
  });
});

describe('levelling out', () => {
  const all = [
    offered('s1', 1, '7', { price: 250, description: 'Bring your papers' }),
    offered('s2', 2, '7'),
    offered('s4', 2, '9'),
    offered('s5', 1, null),
  ];

  it('changes what differs, adds what is missing, and leaves alone what the model does not have', () => {
    expect(levelOut(rowsOf(...all), calendars, 0)).toEqual([
      {
        kind: 'change',
        service: all[1],
        change: { price: 250, description: 'Bring your papers' },
      },
      { kind: 'add', addressId: 'a3', like: all[0] },
    ]);
  });

  it('done once leaves nothing for a second time', () => {
    const after = levelOut(rowsOf(...all), calendars, 0).map((one) =>
      one.kind === 'change'
        ? { ...one.service, terms: { ...one.service.terms, ...one.change } }
        : { ...one.like, id: `new ${one.addressId}`, addressId: one.addressId },
    );
    const now = [...all.filter(({ id }) => !after.some((one) => one.id === id)), ...after];
    expect(levelOut(rowsOf(...now), calendars, 0)).toEqual([]);
  });

  it('does not forget a duration because the model does not know one', () => {
    const rows = rowsOf(offered('s1', 1, '7', { duration: null }), offered('s2', 2, '7'));
    const changes = levelOut(rows, calendars.slice(0, 2), 0);
    expect(changes).toEqual([]);
  });
});
