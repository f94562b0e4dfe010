import { expect, test, vi } from 'vitest';
import type { RequestName, RequestOf, ResponseOf } from '#shared/contract/contract.ts';
import type { Exception } from '#shared/domain/availability/exception.ts';
import { asFacilityId } from '#shared/domain/ids.ts';
import { answered, begun } from '../deskBench.ts';

/*
 * What is done with hours, names and credentials stands in the activity although the marketplace hears nothing of it, once for each press,
 * and only where something was done.
 */
vi.setConfig({ testTimeout: 120_000 });

test('drafts thrown away, special dates, names and codes, and other credentials are deeds', async () => {
  const { on, running } = await begun();
  const ask = <N extends RequestName>(name: N, request: RequestOf<N>): Promise<ResponseOf<N>> =>
    answered(running.desk.handlers[name](request as never) as never);
  const deeds = async () =>
    (await ask('activity.get', { before: null, staff: null, patient: '' })).entries.map(({ deed }) => deed);
  const [calendar] = await ask('calendars.get', null);
  const addressId = calendar?.addressId ?? '';

  const proposal = await ask('publishing.propose', { addressId });
  const plans = proposal?.plans ?? [];
  await ask('hours.saveDraft', { addressId, seen: 0, plans });
  // Of two presses on one screen the second throws nothing away.
  await ask('hours.discardDraft', { addressId, seen: 1 });
  await ask('hours.discardDraft', { addressId, seen: 1 });
  expect(await deeds()).toEqual(['hoursDraftDiscarded']);

  const exception: Exception = {
    id: 'x1',
    scope: { kind: 'facility', facilityId: asFacilityId(calendar?.facilityId ?? '') },
    from: '2026-12-24',
    to: '2026-12-24',
    reason: 'other',
    change: { kind: 'closed', times: null },
    note: '',
  };
  expect(await ask('hours.putException', { addressId, exception, seen: null })).toMatchObject({
    kind: 'saved',
  });
  await ask('hours.removeException', { addressId, seen: exception });
  await ask('hours.removeException', { addressId, seen: exception });
  expect((await deeds()).slice(0, 2)).toEqual(['hoursExceptionRemoved', 'hoursExceptionKept']);

  const set = (code: string) =>
    ask('mapping.set', { kind: 'address', wanted: { id: addressId, change: { code }, seen: {} } });
  await set('K-1');
  await set('K-1');
  await ask('mapping.arrange', { kind: 'address', ids: [] });
  expect((await deeds()).filter((deed) => deed === 'mappingChanged')).toHaveLength(1);

  await answered(on.atDesk(running).save());
  const after = await deeds();
  expect(after[0]).toBe('credentialsChanged');
  expect(after).toHaveLength(5);
});
