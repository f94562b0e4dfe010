import type { BoardCard, BoardColumn } from '#shared/contract/board.ts';
import { clinicKeyOf, keyOfFurther, withoutKey } from '#shared/domain/clinicKey.ts';
import {
  answered,
  begun,
  machine,
  type FurtherClinic,
  type Machine,
  type RunningDesk,
} from '../deskBench.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const second = keyOfFurther(2);
const date = '2026-11-24';

export interface Two {
  readonly on: Machine;
  readonly running: RunningDesk;
  readonly other: FurtherClinic;
}

/** A desk that is connected to a clinic in Poland and to one in Portugal, with all of both that is kept in step. */
export async function two(
  connection: 'practicePort' | 'live' = 'practicePort',
  locale: 'pt' | 'pl' = 'pt',
): Promise<Two> {
  // Hours pass in these tests, and looking for news every few seconds of them would take long.
  const on = machine('small', { pollMs: 60_000 }, connection, 'pl', [locale]);
  const { running } = await begun(on);
  const [other] = on.further;
  if (other === undefined) throw new Error('there is no other clinic');
  await answered(other.add(running));
  await whole(on, running);
  return { on, running, other };
}

/** Lets time pass until the copies of all clinics are whole. */
export const whole = (on: Machine, running: RunningDesk): Promise<void> =>
  on.clock.until(
    () => running.pushed.findLast((one) => one.name === 'line.importProgress')?.event.kind === 'finished',
    4 * hour,
  );

export const board = ({ desk }: RunningDesk, day = date) =>
  answered(desk.handlers['board.open']({ date: day }));
export const isOfSecond = ({ addressId }: Pick<BoardColumn, 'addressId'>): boolean =>
  clinicKeyOf(addressId) === second;
export const line = ({ desk }: RunningDesk) => answered(desk.handlers['line.get'](null));
export const waiting = async ({ desk }: RunningDesk) =>
  (await answered(desk.handlers['attention.get'](null))).waiting;

/** Visits of both clinics that have one id there, and are not confirmed. */
export async function namesakes(running: RunningDesk): Promise<{ here: BoardCard; there: BoardCard }> {
  const { columns } = await board(running);
  const open = (column: BoardColumn) =>
    column.cards.filter((card) => !card.confirmed && card.status === 'booked');
  const here = columns.filter((column) => !isOfSecond(column)).flatMap(open);
  const there = columns.filter(isOfSecond).flatMap(open);
  for (const card of here) {
    const twin = there.find(({ id }) => withoutKey(second, id) === card.id);
    if (twin !== undefined) return { here: card, there: twin };
  }
  throw new Error('no visits of both clinics have one id');
}
