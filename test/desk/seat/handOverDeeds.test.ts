import { expect, test } from 'vitest';
import type { SeatDeedKind } from '#shared/domain/seatDeed.ts';
import { handOverDeeds } from '../../../main/desk/seat/handOverDeeds.ts';
import type { SeatClinic } from '../../../main/desk/seat.ts';
import type { OpenStore } from '../../../main/store/open.ts';
import { asKilledNow, twoFiles, watched, type TwoFiles } from './files.ts';

/*
 * What is done at a seat stands in the audit of one of its clinics, once, in its order, whenever the desk dies; what a clinic's file
 * cannot take waits. The deeds of a seat that was lost are not taken for those of the fresh one.
 */

const clinicOf = (store: SeatClinic['store'], name = 'a'): SeatClinic => ({
  name,
  store,
  secret: null,
  lockChanged: () => undefined,
});
let seats = 0;
const newId = (): string => `seat-${(seats += 1)}`;
const deed = (kind: SeatDeedKind, at: number) => ({ at, staff: 'AL', kind, detail: '{}' });
const told = ({ audit }: OpenStore): string[] =>
  audit.inWindow({ from: 0, to: 1_000 }, { before: null, limit: 100 }).map(({ kind, at }) => `${kind} ${at}`);

function withDeeds(): TwoFiles {
  const files = twoFiles();
  files.seat.deeds.append(deed('staff.added', 1));
  files.seat.deeds.append(deed('lock.pinSet', 2));
  return files;
}

test('each stands there once, also when asked again, and later ones follow', () => {
  const { seat, clinic } = withDeeds();
  for (let times = 0; times < 2; times += 1) handOverDeeds(seat, [clinicOf(clinic)], newId);
  seat.deeds.append(deed('lock.pinRemoved', 3));
  handOverDeeds(seat, [clinicOf(clinic)], newId);
  expect(told(clinic)).toEqual(['lock.pinRemoved 3', 'lock.pinSet 2', 'staff.added 1']);
});

test('of several clinics the first has it, and a desk that starts with the other first does not tell it twice', () => {
  const { seat, clinic, folder } = withDeeds();
  const other = twoFiles();
  let left = '';
  const dying = {
    ...seat,
    transaction: <T>(work: () => T): T => {
      left = asKilledNow(folder);
      return seat.transaction(work);
    },
  };
  handOverDeeds(dying, [clinicOf(clinic), clinicOf(other.clinic, 'b')], newId);
  const again = twoFiles(left);
  handOverDeeds(again.seat, [clinicOf(other.clinic, 'b'), clinicOf(again.clinic)], newId);
  expect([told(again.clinic).length, told(other.clinic).length]).toEqual([2, 0]);
});

test('a desk that is killed at any step has told each once after the next start', () => {
  const { seat, clinic, folder } = withDeeds();
  const left: string[] = [];
  const kill = (): void => void left.push(asKilledNow(folder));
  handOverDeeds(watched(seat, kill), [clinicOf(watched(clinic, kill))], newId);
  kill();
  expect(left.length).toBeGreaterThan(8);
  for (const place of left) {
    const again = twoFiles(place);
    handOverDeeds(again.seat, [clinicOf(again.clinic)], newId);
    expect(told(again.clinic)).toEqual(['lock.pinSet 2', 'staff.added 1']);
    again.close();
  }
});

test('without a clinic they wait, and a fresh seat’s are not taken for told', () => {
  const { seat, clinic } = withDeeds();
  handOverDeeds(seat, [], newId);
  handOverDeeds(seat, [clinicOf(clinic)], newId);
  const fresh = twoFiles();
  fresh.seat.deeds.append(deed('staff.added', 7));
  handOverDeeds(fresh.seat, [clinicOf(clinic)], newId);
  expect(told(clinic)).toEqual(['staff.added 7', 'lock.pinSet 2', 'staff.added 1']);
});
