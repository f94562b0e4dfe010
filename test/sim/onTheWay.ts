import { AsyncLocalStorage } from 'node:async_hooks';
import type { Call } from './journal.ts';

/** The write that is on its way, as far as promises carry it. */
export const onTheWay = new AsyncLocalStorage<Call>();
