import type { Migration } from '../../migrate.ts';
import { seat } from './0001-seat.ts';
import { rights } from './0002-rights.ts';

/** Every step from an empty file to today's, in order. A released one is never changed again. */
export const seatMigrations: readonly Migration[] = [seat, rights];
