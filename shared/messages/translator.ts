import { createIntl, createIntlCache } from '@formatjs/intl';
import { catalogues, type MessageKey } from './catalogues.ts';
import { flatten } from './flatten.ts';
import { languageTag, type ShownLanguage } from './language.ts';
import { pseudo } from './pseudo.ts';

/** What a message's arguments may be. Times and dates are formatted before, in the clinic's zone. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** The text of a key in one language. */
export type Translator = (key: MessageKey, values?: MessageValues) => string;

const english = flatten(catalogues.en);

/**
 * The texts of one language, for the renderer and for the native menus alike. The language is one of the eight, or `pseudo`.
 * A key that a language lacks comes in English (a test keeps that from being shipped); an argument that is missing
 * leaves its placeholder standing instead of taking the screen down.
 */
export function createTranslator(language: ShownLanguage): Translator {
  const known = translators.get(language);
  if (known !== undefined) return known;
  const made = make(language);
  translators.set(language, made);
  return made;
}

/** Parsed messages are kept for as long as the desk runs: there are nine languages and switching back is common. */
const translators = new Map<ShownLanguage, Translator>();

function make(language: ShownLanguage): Translator {
  const messages =
    language === 'pseudo'
      ? Object.fromEntries(Object.entries(english).map(([key, text]) => [key, pseudo(text)]))
      : { ...english, ...flatten(catalogues[language]) };
  const intl = createIntl(
    { locale: languageTag(language), defaultLocale: 'en', messages, onError: ignore },
    createIntlCache(),
  );
  return (key, values) => intl.formatMessage({ id: key }, values);
}

function ignore(): void {
  // The text with its placeholder is the better answer than none; the tests find the cause.
}
