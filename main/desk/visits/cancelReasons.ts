import { z } from 'zod';
import type { EpochMs } from '#shared/time/zone.ts';
import { inSteps, type Steps } from '../steps.ts';
import type { DeskStore } from '../deskStore.ts';

const name = 'cancel.reasons';
/** As many as are read at a glance. */
const most = 5;
/** Earlier versions kept no time. */
const reason = z.union([
  z.object({ reason: z.string(), at: z.number().nullable() }),
  z.string().transform((text) => ({ reason: text, at: null })),
]);
const reasons = z.array(reason).catch([]);
type Kept = z.infer<typeof reasons>;

/** What two reasons have to have in common to be one. */
const plain = (text: string): string => text.trim().toLocaleLowerCase();

/** The reasons for which visits were cancelled here lately, the latest first. They may name patients: they stay in the store. */
export const recentReasons = (store: Pick<DeskStore, 'settings'>): readonly string[] =>
  kept(store).map((entry) => entry.reason);

/** Those of one clinic, with when they were given. */
export function* keptReasonsOf(clinic: { readonly store: Pick<DeskStore, 'settings'> }): Steps<Kept> {
  return yield* inSteps([clinic], (some) => some.flatMap(({ store }) => kept(store)));
}

/** The same of several clinics: those of one are not another's, and stay in their files. */
export function reasonsOfAll(ofClinics: readonly Kept[]): readonly string[] {
  const all = ofClinics.flat().sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
  return ofClinics.length === 1
    ? ofClinics.flat().map((entry) => entry.reason)
    : [...new Map(all.map((one) => [plain(one.reason), one.reason])).values()].slice(0, most);
}

/** Remembers a reason; one that differs in spaces and capitals only takes the place of the other. */
export function rememberReason(store: Pick<DeskStore, 'settings'>, given: string, at: EpochMs): void {
  if (plain(given) === '') return;
  const others = kept(store).filter((entry) => plain(entry.reason) !== plain(given));
  keep(store, [{ reason: given.trim(), at }, ...others].slice(0, most));
}

/** Those that were given last before `before` go; of one without a time it counts from `now`. */
export function forgetOldReasons(store: Pick<DeskStore, 'settings'>, before: EpochMs, now: EpochMs): void {
  const all = kept(store);
  const left = all.map((entry) => ({ ...entry, at: entry.at ?? now })).filter(({ at }) => at >= before);
  if (left.length < all.length || all.some(({ at }) => at === null)) keep(store, left);
}

function kept({ settings }: Pick<DeskStore, 'settings'>): Kept {
  const text = settings.get(name);
  if (text === null) return [];
  try {
    return reasons.parse(JSON.parse(text));
  } catch {
    return [];
  }
}

const keep = ({ settings }: Pick<DeskStore, 'settings'>, all: Kept): void =>
  settings.set(name, JSON.stringify(all));
