import { catalogues } from './catalogues.ts';
import { languageTag, type ShownLanguage } from './language.ts';
import { makeTranslator, type Translator } from './makeTranslator.ts';

/**
 * The texts of one language where all are at hand: in main, for menus, notices and paper. The language is one of the eight, or
 * `pseudo`. A window asks `texts.ts`, which loads only what it shows.
 */
export function createTranslator(language: ShownLanguage): Translator {
  const known = translators.get(language);
  if (known !== undefined) return known;
  const made = makeTranslator(language, catalogues[languageTag(language)]);
  translators.set(language, made);
  return made;
}

/** Parsed messages are kept for as long as the desk runs: there are nine languages and switching back is common. */
const translators = new Map<ShownLanguage, Translator>();
