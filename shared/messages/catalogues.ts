import { catalogue as cs } from './cs/catalogue.ts';
import { catalogue as de } from './de/catalogue.ts';
import { english, type Language, type MessageTree } from './english.ts';
import { catalogue as es } from './es/catalogue.ts';
import { catalogue as it } from './it/catalogue.ts';
import { catalogue as pl } from './pl/catalogue.ts';
import { catalogue as pt } from './pt/catalogue.ts';
import { catalogue as tr } from './tr/catalogue.ts';

/** All catalogues as written, by language; a window loads only the one that it shows (`texts.ts`). */
export const catalogues: Readonly<Record<Language, MessageTree>> = {
  en: english,
  pl,
  es,
  it,
  pt,
  cs,
  de,
  tr,
};
