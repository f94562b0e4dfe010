import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openSeat, type OpenSeat } from '../../../main/store/seat/openSeat.ts';
import { openStore, type OpenStore } from '../../../main/store/open.ts';
import { quietLog, testKey, monday } from '../../store/fixed.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const clock = { now: () => monday };

/** A clinic's file and a seat's in one folder, both real. */
export interface TwoFiles {
  readonly folder: string;
  readonly clinic: OpenStore;
  readonly seat: OpenSeat;
  readonly close: () => void;
}

export function twoFiles(folder: string = temporaryFolder()): TwoFiles {
  const clinic = openStore({ file: join(folder, 'desk.db'), key: testKey, clock, log: quietLog });
  const seat = openSeat({ file: join(folder, 'seat.db'), key: testKey, clock, log: quietLog });
  if (!clinic.ok || !seat.ok) throw new Error('not opened');
  const close = (): void => {
    clinic.value.close();
    seat.value.close();
  };
  onTestFinished(close);
  return { folder, clinic: clinic.value, seat: seat.value, close };
}

/** What lies on the disk at this moment, as a desk that is killed now would leave it. */
export function asKilledNow(folder: string): string {
  const copy = temporaryFolder();
  // The log's index is made anew by whoever opens the file after a crash.
  cpSync(folder, copy, { recursive: true, filter: (path) => !path.endsWith('-shm') });
  return copy;
}

/** The same files; before each call of one of their methods `before` runs, in transactions too. */
export function watched<T extends object>(files: T, before: () => void): T {
  return new Proxy(files, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value === 'function')
        return (...values: unknown[]): unknown => {
          before();
          return Reflect.apply(value, target, values) as unknown;
        };
      return typeof value === 'object' && value !== null ? watched(value, before) : value;
    },
  });
}
