import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';
import { ar } from './ar.ts';
import { br } from './br.ts';
import { cl } from './cl.ts';
import { co } from './co.ts';
import { cz } from './cz.ts';
import { de } from './de.ts';
import { es } from './es.ts';
import { it } from './it.ts';
import { mx } from './mx.ts';
import type { LocalePack } from './pack.ts';
import { pe } from './pe.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { tr } from './tr.ts';

/** What each marketplace's practice clinics are made of. */
export const packs: Readonly<Record<MarketplaceLocale, LocalePack>> = {
  ar,
  br,
  cl,
  co,
  cz,
  de,
  es,
  it,
  mx,
  pe,
  pl,
  pt,
  tr,
};
