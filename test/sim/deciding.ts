import { openOnVisits } from './onVisits.ts';
import type { VisitIntent } from '#shared/domain/kinds/decisionKinds.ts';
import { at } from './clinicSide.ts';
import { Crash } from './crash.ts';
import type { Entry, Ledger } from './ledger.ts';
import type { Deed, Plan } from './plan.ts';
import { shownNow, wishOf, type Wish } from './receptionist.ts';
import type { SimClock } from './simClock.ts';
import type { SimDesk } from './simDesk.ts';
import { patientMark } from './smallWorld.ts';

type Fail = (what: string) => void;

/** A receptionist does something at a desk; the ledger keeps what the desk acknowledged. */
export function decideAs(
  desk: SimDesk,
  deed: Deed,
  mark: string,
  plan: Plan,
  ledger: Ledger,
  clock: SimClock,
  fail: Fail,
): void {
  const { run } = desk;
  if (run === null) return;
  if (deed.kind === 'undo' || deed.kind === 'dismiss') {
    takeBack(desk, deed, ledger);
    return;
  }
  if (deed.kind === 'confirmAll') {
    for (let n = 0; n < 80; n += 1) {
      const wish = wishOf(run.bare, { kind: 'confirm', desk: desk.index, pick: 0 }, '', clock.now());
      if (wish === null || run.life.dead) return;
      decide(desk, wish, `${mark}n${n}`, plan, ledger, clock, fail);
    }
    return;
  }
  const wish = wishOf(run.bare, deed, mark, clock.now());
  if (wish !== null) decide(desk, wish, mark, plan, ledger, clock, fail);
}

function decide(
  desk: SimDesk,
  wish: Wish,
  mark: string,
  plan: Plan,
  ledger: Ledger,
  clock: SimClock,
  fail: Fail,
): void {
  const { run } = desk;
  if (run === null) return;
  const before = openOnVisits(run.bare);
  const entry: Entry = {
    mark,
    patientMark: wish.surname?.slice(patientMark.length) ?? '',
    desk: desk.index,
    order: ledger.entries.length,
    action: wish.action,
    decidedAt: clock.now(),
    undoMs: plan.undoMs,
    id: null,
    answer: 'no',
    seen: null,
    undone: false,
    dismissed: false,
    supersededBy: null,
    broughtBackAt: null,
    confirmedAt: null,
    refused: false,
    readBack: false,
    twinsKnown: null,
    calls: [],
  };
  ledger.add(entry);
  try {
    const decided = run.sync.decisions.decide({ action: wish.action, calendar: wish.calendar, staff: mark });
    if (!decided.ok) {
      fail(
        `${mark} (${wish.action.kind}) was decided on what the screen shows, and the desk says ${decided.error}`,
      );
      return;
    }
    entry.answer = decided.value.kind;
    if (decided.value.kind === 'intent') entry.id = decided.value.id;
    noteTakenBack(before, openOnVisits(run.bare), entry, ledger);
    if (decided.value.kind === 'intent') checkShown(desk, entry, clock.now(), fail);
  } catch (thrown) {
    if (!(thrown instanceof Crash)) throw thrown;
    entry.answer = 'crashed';
    desk.lastWords = { kind: 'decide', mark, open: before };
  }
}

function noteTakenBack(
  before: readonly VisitIntent[],
  after: readonly VisitIntent[],
  by: Entry,
  ledger: Ledger,
): void {
  const left = new Set(after.map(({ id }) => id));
  for (const { id, staff } of before) {
    const taken = ledger.get(staff);
    if (!left.has(id) && taken !== undefined) taken.supersededBy = by.mark;
  }
}

/** What was decided is on the screen at once. */
function checkShown(desk: SimDesk, { mark, action, id }: Entry, now: number, fail: Fail): void {
  if (desk.run === null) return;
  const visitId: string = action.kind === 'book' ? (id ?? '') : action.bookingId;
  const visit = shownNow(desk.run.bare, now).find((one) => one.id === visitId);
  const isShown = ((): boolean => {
    if (visit === undefined) return false;
    switch (action.kind) {
      case 'book':
        return visit.start === action.start && visit.status === 'booked';
      case 'confirm':
        return visit.confirmed === true;
      case 'cancel':
        return visit.status === 'canceled';
      case 'move':
        return visit.start === action.to.start && visit.addressId === action.to.calendar.addressId;
      case 'presence':
        return visit.presence === action.presence;
      case 'askForOpinion':
        return visit.status === 'booked';
    }
  })();
  if (!isShown) fail(`${mark} (${action.kind}) was decided and is not shown`);
}

function takeBack(desk: SimDesk, deed: Deed & { kind: 'undo' | 'dismiss' }, ledger: Ledger): void {
  const { run } = desk;
  if (run === null) return;
  const open = openOnVisits(run.bare);
  const isRefused = ({ state }: VisitIntent): boolean => state === 'refused';
  const chosen = at(
    deed.kind === 'undo' ? open.filter((one) => !isRefused(one)).toReversed() : open.filter(isRefused),
    deed.pick,
  );
  const entry = chosen === undefined ? undefined : ledger.get(chosen.staff);
  if (chosen === undefined || entry === undefined) return;
  try {
    if (deed.kind === 'dismiss') {
      if (run.sync.decisions.dismiss(chosen.id)) entry.dismissed = true;
      return;
    }
    if (run.sync.decisions.undo(chosen.id) === 'undone') {
      entry.undone = true;
      bringBack(desk, entry, ledger);
    }
  } catch (thrown) {
    if (!(thrown instanceof Crash)) throw thrown;
    desk.lastWords = { kind: deed.kind, mark: entry.mark, open };
  }
}

/** After a restart: what a desk was told in its last moment may or may not have been kept; its file says which. */
export function lettingGo(desk: SimDesk, ledger: Ledger): void {
  const { run, lastWords } = desk;
  if (run === null) return;
  desk.lastWords = null;
  const open = new Map(openOnVisits(run.bare).map((intent) => [intent.staff, intent]));
  for (const entry of ledger.of(desk.index)) {
    if (entry.answer === 'crashed' && entry.id === null) entry.id = open.get(entry.mark)?.id ?? null;
  }
  if (lastWords === null) return;
  const by = ledger.get(lastWords.mark);
  for (const { id, staff } of lastWords.open) {
    const entry = ledger.get(staff);
    if (entry === undefined || run.bare.intents.get(id) !== null) continue;
    if (lastWords.kind === 'decide') entry.supersededBy = by?.mark ?? '?';
    else if (entry === by) entry[lastWords.kind === 'undo' ? 'undone' : 'dismissed'] = true;
  }
  if (lastWords.kind === 'undo' && by?.undone === true) bringBack(desk, by, ledger);
}

function bringBack(desk: SimDesk, { mark }: Entry, ledger: Ledger): void {
  for (const other of ledger.of(desk.index)) {
    if (other.supersededBy !== mark) continue;
    other.supersededBy = null;
    other.broughtBackAt = ledger.entries.length;
  }
}
