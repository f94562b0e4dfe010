import { breaksShown } from '../../../main/desk/board/shownBreaks.ts';
import { calendars } from '../../../main/sync/catalogue/catalogueReader.ts';
import { isOnBreak, type BreakAction, type BreakIntent } from '#shared/domain/kinds/decisionKinds.ts';
import type { IntentId } from '#shared/domain/ids.ts';
import { intBetween, pick, seededRandom } from '#shared/random.ts';
import { dayMs, hourMs, minuteMs } from '#shared/time/durations.ts';
import { at } from '../clinicSide.ts';
import { Crash } from '../crash.ts';
import type { Plan } from '../plan.ts';
import type { SimClock } from '../simClock.ts';
import type { SimDesk } from '../simDesk.ts';
import type { Vendor } from '../vendor.ts';
import type { PauseDeed } from './deeds.ts';

/** What a break of a receptionist's is for begins so; nobody else gives such a reason. */
const ownMark = 'Przerwa';

interface Kept {
  readonly mark: string;
  readonly desk: number;
  readonly action: BreakAction;
  /** What it is for. */
  readonly words: string;
  /** `null`: the desk died before it had acknowledged it. */
  id: IntentId | null;
}

/**
 * Receptionists who close parts of a calendar, and what must hold of it once everything is at rest: each break that was laid stands at
 * the clinic once and none twice, at the last times that were decided; what was taken away is gone; nothing is left on its way, and
 * what was refused is so for a true reason.
 */
export class Pauses {
  readonly #kept: Kept[] = [];

  /** Does a deed by what this desk's screen shows. */
  do(desk: SimDesk, deed: PauseDeed, mark: string, clock: SimClock): void {
    const { run } = desk;
    const calendar = at(run === null ? [] : calendars(run.bare.catalogue), deed.pick);
    if (run === null || calendar === undefined) return;
    const random = seededRandom(deed.seed);
    const now = clock.now();
    const since = Math.ceil(now / hourMs) * hourMs + intBetween(random, 1, 60) * 20 * minuteMs;
    const span = { since, till: since + pick(random, [20, 40, 120]) * minuteMs };
    const window = { from: now, to: now + 7 * dayMs };
    const own = breaksShown(run.bare, [calendar.addressId], window).filter(
      ({ description, since: begins }) => description?.startsWith(ownMark) === true && begins > now,
    );
    const one = at(own, random());
    const words = deed.doing === 'adds' ? `${ownMark} ${mark}` : (one?.description ?? '');
    const action = wishOf(deed.doing, one, span, words);
    if (action === null) return;
    const kept: Kept = { mark, desk: desk.index, action, words, id: null };
    this.#kept.push(kept);
    try {
      const decided = run.sync.decisions.decide({
        action,
        calendar: action.kind === 'addBreak' ? calendar : null,
        staff: mark,
      });
      if (decided.ok && decided.value.kind === 'intent') kept.id = decided.value.id;
    } catch (thrown) {
      if (!(thrown instanceof Crash)) throw thrown;
    }
  }

  atRest(desks: readonly SimDesk[], plan: Plan, { clinic }: Vendor, fail: (what: string) => void): void {
    const standing = this.#kept.map((kept) => ({ ...kept, intent: intentOf(desks[kept.desk], kept) }));
    for (const { mark, action, intent } of standing)
      if (intent !== null && intent.state !== 'confirmed' && intent.state !== 'refused')
        fail(`${mark} (${action.kind}) is still ${intent.state}`);
    for (const { mark, desk, action, words, intent, id } of standing) {
      if (action.kind !== 'addBreak') continue;
      const there = [...clinic.world.breaks.values()].filter(({ description }) => description === words);
      if (there.length > 1) fail(`${mark} (addBreak) stands at the clinic ${there.length} times`);
      if (id === null || areOthersAtIt(plan)) continue;
      const later = standing.filter((other) => other.words === words && other.action.kind !== 'addBreak');
      const removed = later.filter(
        (other) => other.action.kind === 'removeBreak' && other.intent?.state === 'confirmed',
      );
      const wanted = intent?.state === 'confirmed' && removed.length === 0 ? 1 : 0;
      // Another desk may remove what its adder has not heard of: it looks for it, finds nothing, and adds it.
      const mayComeAgain = (intent?.attempts ?? 0) > 1 && removed.some((other) => other.desk !== desk);
      if (intent?.state !== 'refused' && there.length !== wanted && !mayComeAgain)
        fail(`${mark} (addBreak, ${intent?.state ?? 'taken back'}) stands ${there.length} times`);
      const last = later.findLast(
        (other) => other.action.kind === 'moveBreak' && other.intent?.state === 'confirmed',
      );
      const isShared = new Set(later.map(({ desk }) => desk)).size > 1;
      if (last?.action.kind === 'moveBreak' && !isShared && there[0] !== undefined)
        if (there[0].since !== last.action.to.since)
          fail(`${last.mark} (moveBreak) is not where its break is`);
    }
  }
}

/** Doctors move and take away breaks in their own panel, and calendars come and go: of that nothing is kept here. */
const areOthersAtIt = ({ deeds }: Plan): boolean =>
  deeds.some(
    ({ deed }) =>
      deed.kind === 'panelEdits' ||
      /^(break(Moved|Removed)|(calendar|facility)(Goes|Comes))$/.test(deed.kind),
  );

function intentOf(desk: SimDesk | undefined, { id, mark }: Kept): BreakIntent | null {
  const intents = desk?.run?.bare.intents;
  if (intents === undefined) return null;
  const intent = id === null ? intents.allOpen().find(({ staff }) => staff === mark) : intents.get(id);
  return intent !== undefined && intent !== null && isOnBreak(intent) ? intent : null;
}

function wishOf(
  doing: PauseDeed['doing'],
  one: ReturnType<typeof breaksShown>[number] | undefined,
  span: { readonly since: number; readonly till: number },
  words: string,
): BreakAction | null {
  if (doing === 'adds') return { kind: 'addBreak', ...span, description: words };
  if (one === undefined) return null;
  const { id: breakId, since, till, description } = one;
  const seen = { since, till, description };
  return doing === 'moves'
    ? { kind: 'moveBreak', breakId, seen, to: span }
    : { kind: 'removeBreak', breakId, seen };
}
