import { expect, expectTypeOf, test } from 'vitest';
import type { ConnectionTable } from '../../main/store/connection.ts';
import type { OpenStore } from '../../main/store/open.ts';
import type { Store } from '../../main/sync/ports.ts';
import { openFor } from './support.ts';
import type { DeskStore } from '../../main/desk/deskStore.ts';

/** The store and sync do not know each other: that they fit is proved here, by the compiler and by a real file. */

test('an open store is what sync asks for', () => {
  expectTypeOf<OpenStore>().toExtend<Store>();
  const asked: Store = openFor();
  expect(asked.transaction(() => asked.bookings.inWindow([], { from: 0, to: 1 }))).toEqual([]);
});

test('and what the desk asks for', () => {
  expectTypeOf<OpenStore>().toExtend<DeskStore>();
  const asked: DeskStore = openFor();
  expect(asked.setAside).toBe(null);
});

test('the connection has no place for a secret', () => {
  type Stored = NonNullable<ReturnType<ConnectionTable['get']>>;
  expectTypeOf<keyof Stored>().toEqualTypeOf<
    'kind' | 'locale' | 'clientId' | 'timeZone' | 'facilityZones' | 'createdAt'
  >();
});
