import { describe, expect, test } from 'vitest';
import type { KnownObject } from '#shared/domain/mapping/knownObject.ts';
import { objectKey, vendorNews } from '#shared/domain/mapping/vendorNews.ts';

/*
 * A new id for the same thing is offered where something speaks for it, the likeliest first, and never across doctors or calendars that
 * are not the same; what is listed is never offered away.
 */

const seen = (one: Partial<KnownObject> & Pick<KnownObject, 'kind' | 'remoteId'>): KnownObject => ({
  facilityId: '',
  ownerId: '',
  name: one.remoteId,
  trait: '',
  seenName: one.name ?? one.remoteId,
  goneSeen: false,
  ...one,
});
const fresh = (one: Parameters<typeof seen>[0]): KnownObject => ({ ...seen(one), seenName: null });

function matchesOf(known: readonly KnownObject[], gone: readonly KnownObject[], of: KnownObject) {
  const ids = new Set(gone.map(({ kind, remoteId }) => objectKey(kind, remoteId)));
  const news = vendorNews([...known, ...gone], (kind, id) => !ids.has(objectKey(kind, id)));
  const found = news.get(objectKey(of.kind, of.remoteId));
  return found?.kind === 'vanished' ? found.matches : null;
}

describe('a calendar that goes on under another id', () => {
  const old = seen({
    kind: 'address',
    remoteId: 'a1',
    ownerId: 'd1',
    facilityId: 'f1',
    name: 'Prosta 1',
    trait: 'Prosta 1',
  });
  test('is offered at the same doctor with the same street, the same facility first', () => {
    const known = [
      fresh({ ...old, remoteId: 'a8', facilityId: 'f2' }),
      fresh({ ...old, remoteId: 'a9' }),
      fresh({ ...old, remoteId: 'a7', name: 'Online', trait: '' }),
    ];
    expect(matchesOf(known, [old], old)).toEqual(['a9', 'a8']);
  });

  test('is not offered at another doctor, and not as one that was there before', () => {
    const known = [fresh({ ...old, remoteId: 'a9', ownerId: 'd2' }), seen({ ...old, remoteId: 'a2' })];
    expect(matchesOf(known, [old], old)).toEqual([]);
  });

  test('follows a doctor who has another id, too, and its services follow it', () => {
    const doctor = seen({ kind: 'doctor', remoteId: 'd1', name: 'Anna  Lis' });
    const service = seen({
      kind: 'addressService',
      remoteId: 's1',
      ownerId: 'a1',
      name: 'Visit',
      trait: '7',
    });
    const known = [
      fresh({ kind: 'doctor', remoteId: 'd9', name: 'ANNA LIS' }),
      fresh({ ...old, remoteId: 'a9', ownerId: 'd9' }),
      fresh({ ...service, remoteId: 's8', ownerId: 'a9', name: 'Other', trait: '8' }),
      fresh({ ...service, remoteId: 's9', ownerId: 'a9', name: 'First visit' }),
      fresh({ ...service, remoteId: 's7', ownerId: 'a7' }),
    ];
    const gone = [doctor, old, service];
    // Also where somebody knows that the doctor has gone.
    const seenToo = [{ ...doctor, goneSeen: true }, old, service];
    expect(matchesOf(known, seenToo, old)).toEqual(['a9']);
    expect(matchesOf(known, seenToo, doctor)).toBeNull();
    expect(matchesOf(known, gone, doctor)).toEqual(['d9']);
    expect(matchesOf(known, gone, old)).toEqual(['a9']);
    expect(matchesOf(known, gone, service)).toEqual(['s9']);
  });
});

test('what is renamed says from what, and nothing is told of what somebody knows to have gone', () => {
  const known = [
    seen({ kind: 'doctor', remoteId: 'd1', name: 'Anna Lis-Nowak', seenName: 'Anna Lis' }),
    seen({ kind: 'doctor', remoteId: 'd2', goneSeen: true }),
  ];
  expect([...vendorNews(known, (_, id) => id === 'd1')]).toEqual([
    ['doctor d1', { kind: 'renamed', from: 'Anna Lis' }],
  ]);
});
