import { z } from 'zod';
import type { DeskStore } from './ports.ts';

const name = 'cancel.reasons';
/** As many as are read at a glance. */
const most = 5;
const reasons = z.array(z.string()).catch([]);

/** The reasons for which visits were cancelled here lately, the latest first. They may name patients: they stay in the store. */
export function recentReasons({ settings }: Pick<DeskStore, 'settings'>): readonly string[] {
  const kept = settings.get(name);
  if (kept === null) return [];
  try {
    return reasons.parse(JSON.parse(kept));
  } catch {
    return [];
  }
}

/** Remembers a reason; one that differs in spaces and capitals only takes the place of the other. */
export function rememberReason(store: Pick<DeskStore, 'settings'>, reason: string): void {
  const plain = (text: string): string => text.trim().toLocaleLowerCase();
  if (plain(reason) === '') return;
  const others = recentReasons(store).filter((one) => plain(one) !== plain(reason));
  store.settings.set(name, JSON.stringify([reason.trim(), ...others].slice(0, most)));
}
