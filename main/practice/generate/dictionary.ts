import type { World } from '../world.ts';
import type { LocalePack } from './locales/pack.ts';

/** How many entries the vendor's dictionaries were seen to have in one country (API.md §12). */
const wholeSizes = { services: 10_730, insurers: 2_728 } as const;
const firstId = { service: 100_001, insurer: 50_001 } as const;

/** Makes the dictionaries as long as the vendor's, with entries that nobody here offers or accepts. */
export function completeDictionary(world: World, pack: LocalePack): void {
  const services = [...world.services.values()];
  for (let n = 0; world.services.size < wholeSizes.services; n += 1) {
    const [one, ...others] = combination(services, n);
    if (one === undefined) continue;
    const id = String(firstId.service + n);
    const name = [one, ...others].map((entry) => entry.name).join(' + ');
    world.services.set(id, { ...one, id, name });
  }
  const surnames = pack.surnames.map((surname) => surname.split('/')[0] ?? surname);
  for (let n = 0; world.insuranceProviders.size < wholeSizes.insurers; n += 1) {
    const partners = combination(surnames, n);
    if (partners.length === 0) continue;
    const id = String(firstId.insurer + n);
    world.insuranceProviders.set(id, { id, name: partners.join(' & '), plans: [] });
  }
}

/** Pairs, then groups of three and more, each another one: `n` in digits of the list, at least two. Empty where one is twice in it. */
function combination<T>(items: readonly T[], n: number): readonly T[] {
  const places: number[] = [];
  // The pairs are the numbers of two digits, leading noughts included.
  for (let rest = n; places.length < 2 || rest > 0; rest = Math.floor(rest / items.length))
    places.push(rest % items.length);
  return new Set(places).size < places.length ? [] : places.flatMap((place) => items[place] ?? []);
}
