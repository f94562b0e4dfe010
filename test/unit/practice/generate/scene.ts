import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';
import { seededRandom } from '#shared/random.ts';
import { makeCatalogue, type Calendar } from '../../../../main/practice/generate/catalogue.ts';
import { planDays, type Day } from '../../../../main/practice/generate/days.ts';
import type { LocalePack } from '../../../../main/practice/generate/locales/pack.ts';
import { packs } from '../../../../main/practice/generate/locales/packs.ts';
import { plans, type PracticeSize } from '../../../../main/practice/generate/sizes.ts';
import type { World } from '../../../../main/practice/world.ts';

/** A Monday morning in Europe. */
export const monday = Date.UTC(2026, 10, 23, 9, 40);

interface Scene {
  readonly world: World;
  readonly pack: LocalePack;
  readonly calendars: readonly Calendar[];
  readonly days: readonly Day[];
}

/** A clinic before anything is planned in it. */
export function emptyClinic(
  seed: number,
  locale: MarketplaceLocale = 'pl',
  size: PracticeSize = 'clinic',
): Scene {
  const pack = packs[locale];
  const { world, calendars } = makeCatalogue(seededRandom(seed), locale, pack, plans[size], 'secret');
  return { world, pack, calendars, days: planDays(monday, world.timeZone, plans[size]) };
}
