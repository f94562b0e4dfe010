import { createIntl, createIntlCache } from '@formatjs/intl';
import { english, type MessageKey, type MessageTree } from './english.ts';
import { flatten } from './flatten.ts';
import { languageTag, type ShownLanguage } from './language.ts';
import { pseudo } from './pseudo.ts';

/** What a message's arguments may be. Times and dates are formatted before, in the clinic's zone. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** The text of a key in one language. */
export type Translator = (key: MessageKey, values?: MessageValues) => string;

const inEnglish = flatten(english);

/**
 * The texts of one language. A key that it lacks comes in English (a test keeps that from being shipped); an argument that is
 * missing leaves its placeholder standing instead of taking the screen down.
 * @param tree its catalogue; for `pseudo` the English one is made strange
 */
export function makeTranslator(language: ShownLanguage, tree: MessageTree): Translator {
  const messages =
    language === 'pseudo'
      ? Object.fromEntries(Object.entries(inEnglish).map(([key, text]) => [key, pseudo(text)]))
      : tree === english
        ? inEnglish
        : { ...inEnglish, ...flatten(tree) };
  const intl = createIntl(
    { locale: languageTag(language), defaultLocale: 'en', messages, onError: ignore },
    createIntlCache(),
  );
  return (key, values) => intl.formatMessage({ id: key }, values);
}

function ignore(): void {
  // The text with its placeholder is the better answer than none; the tests find the cause.
}
