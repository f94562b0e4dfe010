import { uiLanguages } from '../domain/uiLanguages.ts';
import { english, type Language, type MessageTree } from './english.ts';
import { languageTag, type ShownLanguage } from './language.ts';
import { makeTranslator, type Translator } from './makeTranslator.ts';

type Loads = Readonly<Record<Exclude<Language, 'en'>, () => Promise<{ readonly catalogue: MessageTree }>>>;

/** Each language is a file of its own: a window at work reads one of them, and English, which fills gaps. */
const loads: Loads = {
  pl: () => import('./pl/catalogue.ts'),
  es: () => import('./es/catalogue.ts'),
  it: () => import('./it/catalogue.ts'),
  pt: () => import('./pt/catalogue.ts'),
  cs: () => import('./cs/catalogue.ts'),
  de: () => import('./de/catalogue.ts'),
  tr: () => import('./tr/catalogue.ts'),
};

const loaded = new Map<Language, MessageTree>([['en', english]]);
const translators = new Map<ShownLanguage, Translator>();

/** Whether the texts of a language are at hand. */
export const hasTexts = (language: ShownLanguage): boolean => loaded.has(languageTag(language));

/** Loads the texts of a language. Where its file cannot be read, which only a broken installation has, they stay English. */
export async function loadTexts(language: ShownLanguage): Promise<void> {
  const tag = languageTag(language);
  if (tag === 'en' || loaded.has(tag)) return;
  const file = await loads[tag]().catch(() => null);
  if (file !== null) loaded.set(tag, file.catalogue);
}

/** Loads what is not there yet, before somebody chooses it: that press waits for nothing then. */
export async function loadAllTexts(): Promise<void> {
  for (const language of uiLanguages) await loadTexts(language);
}

/** The texts of a language that has been loaded; English otherwise. The function stays the same for each language. */
export function translatorOf(language: ShownLanguage): Translator {
  const known = translators.get(language);
  if (known !== undefined) return known;
  const texts = loaded.get(languageTag(language));
  if (texts === undefined) return translatorOf('en');
  const made = makeTranslator(language, texts);
  translators.set(language, made);
  return made;
}
