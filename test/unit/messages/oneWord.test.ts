import { describe, expect, it } from 'vitest';
import { languages, textsOf } from './catalogue.ts';

/*
 * In each language there is one word for the marketplace, one for undoing and one for cancelling a visit: who has learned a word
 * finds the thing again. No form of a word guesses whether the patient is a woman or a man.
 */
const others = {
  // The word of the house first; those that once stood beside it must not come back.
  en: [/\bta(?:k|ken|king) back\b/i, /\bplatform\b/i],
  cs: [/\bvz[aí]t\w* zpět/i, /\btržišt/i, /\bplatform/i],
  de: [/marktplatz/i, /zurück(?:genommen|nehmen|zunehmen)/i, /(?:nehmen|nimm)[^.]* zurück/i, /stornier/i],
  es: [/plataforma/i, /\banul(?!ó)/i, /\bretirad[ao] (?:antes|por)/i],
  it: [
    /piattaforma/i,
    /visit\w+ (?:è |sono state )?annullat/i,
    /annull\w+ (?:la|questa) visita/i,
    /\britirat/i,
    /^tornare indietro/i,
  ],
  pl: [/\bportal/i, /wycofa/i, /przenie[sś]/i],
  pt: [/plataforma/i, /\banul/i, /\bretirad[ao] (?:antes|por)/i],
  tr: [/platform/i, /pazar ?yer/i],
} as const;

/** Where words are about a patient. */
const ofPatients =
  /^(?:arrivals\.|board\.state|visit\.(?:history|fact|now|takeBack)|desk\.(?:keys|activity))/;

const guessed = {
  pl: [
    /przyszedł(?!\p{L})/iu,
    /(?<!\p{L})był(?!\p{L})/iu,
    /oczekiwany/i,
    /(?:Umówił|Odwołał|przełożył) pacjent/iu,
    /obecny(?!\p{L})/iu,
  ],
  cs: [/přišel(?!\p{L})/iu, /očekáván(?!\p{L})/iu, /(?<!\p{L})byl(?!\p{L})/iu, /přítomen/i],
  it: [/\bvenuto\b/i, /\batteso\b/i, /^arrivato\b/i, /\bstato qui\b/i],
  pt: [/\besperado\b/i],
  es: [/márquelo/i],
} as const;

/** Of the clinic's money and people, where the same letters mean something else. */
const allowed = new Set(['visit.fact.paymentIs']);

describe.each(languages)('%s', (language) => {
  const words = others[language];
  it('says one thing by one word', () => {
    const found = [...textsOf(language)].filter(
      ([key, text]) => !allowed.has(key) && words.some((word) => word.test(text)),
    );
    expect(found).toEqual([]);
  });
});

/** Both forms in one word: `poproszony(-a)`. Nobody says that, and no voice reads it. */
const bothForms = /\(-?(?:a|á|in|ta|la)\)|\p{L}\/-?(?:a|in|ta)(?!\p{L})/u;

it.each(languages)('in %s no word has two forms at once', (language) => {
  expect([...textsOf(language)].filter(([, text]) => bothForms.test(text))).toEqual([]);
});

/** Without the line nothing of it is so. */
const promised = /told in a moment|sent in a moment|in a few minutes\.$/;

it('says when something is sent or seen only where the line is up', () => {
  const found = [...textsOf('en')].filter(([, text]) => promised.test(text)).map(([key]) => key);
  // Chosen by the line (`waitingWords.ts`); and what is said of the marketplace's own faults.
  expect(found).toEqual(['problem.asked.server', 'visit.way.soon']);
});

describe.each(['pl', 'cs', 'it', 'pt', 'es'] as const)('%s', (language) => {
  const forms = guessed[language];
  it('does not guess whether a patient is a woman or a man', () => {
    const found = [...textsOf(language)].filter(
      ([key, text]) => ofPatients.test(key) && forms.some((form) => form.test(text)),
    );
    expect(found).toEqual([]);
  });
});
