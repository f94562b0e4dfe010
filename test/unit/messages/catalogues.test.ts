import { parse } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { argumentsOf, languages, pluralForms, textsOf } from './catalogue.ts';
import { uiLanguages } from '#shared/contract/scalars.ts';

/*
 * Whatever English says, the other seven languages say too, with the same arguments and with every plural form that
 * their grammar has: no receptionist ever meets a key, a hole or an English sentence in the middle of her own.
 */
const english = textsOf('en');
const others = languages.filter((language) => language !== 'en');

it('has exactly the languages of the settings', () => {
  expect([...languages].sort()).toEqual([...uiLanguages].sort());
});

it.each(others)('%s has exactly the keys of English', (language) => {
  expect([...textsOf(language).keys()].sort()).toEqual([...english.keys()].sort());
});

describe.each(languages)('%s', (language) => {
  const texts = [...textsOf(language)];

  it('is readable as ICU MessageFormat', () => {
    for (const [key, text] of texts) expect(() => parse(text), key).not.toThrow();
  });

  it('takes the same arguments as English', () => {
    for (const [key, text] of texts) {
      expect({ key, takes: argumentsOf(text) }).toEqual({ key, takes: argumentsOf(english.get(key) ?? '') });
    }
  });

  it('spells out every plural form of its grammar, and no other', () => {
    const forms = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort();
    for (const [key, text] of texts) {
      for (const spelled of pluralForms(text)) expect({ key, spelled }).toEqual({ key, spelled: forms });
    }
  });

  it('is set with care: real apostrophes and ellipses, no stray spaces, nothing empty', () => {
    for (const [key, text] of texts) {
      expect(text, key).not.toMatch(/'|"|\.\.\.|^\s|\s$| {2}/);
      expect(text, key).not.toBe('');
    }
  });
});

it.each(others)('%s leaves no sentence in English', (language) => {
  for (const [key, text] of textsOf(language)) {
    const words = text.match(/\p{L}{2,}/gu) ?? [];
    const technical = /Electron|\{country\}/.test(text);
    if (words.length > 3 && !technical) expect(text, key).not.toBe(english.get(key));
  }
});
