import { describe, expect, it } from 'vitest';
import { languageTag, languagesByName, nameOfLanguage, resolveLanguage } from '#shared/messages/language.ts';
import { flatten } from '#shared/messages/flatten.ts';
import { createTranslator } from '#shared/messages/translator.ts';

describe('the translator', () => {
  it('speaks the language that was asked for', () => {
    expect(createTranslator('en')('app.day.today')).toBe('Today');
    expect(createTranslator('pl')('app.day.today')).toBe('Dzisiaj');
    expect(createTranslator('tr')('app.day.today')).toBe('Bugün');
  });

  it('counts as the language counts', () => {
    const t = createTranslator('pl');
    const said = [0, 1, 2, 5, 22].map((count) => t('app.attention.count', { count }));
    expect(said).toEqual([
      '0 wizyt wymaga decyzji',
      '1 wizyta wymaga decyzji',
      '2 wizyty wymagają decyzji',
      '5 wizyt wymaga decyzji',
      '22 wizyty wymagają decyzji',
    ]);
  });

  it('is the same function for the same language, so that nothing is drawn again for it', () => {
    expect(createTranslator('de')).toBe(createTranslator('de'));
  });

  it('leaves the text standing where an argument is missing, instead of failing', () => {
    expect(createTranslator('en')('app.line.offline')).toContain('Offline since');
  });
});

describe('the language of the window', () => {
  it('follows the setting before the computer', () => {
    expect(resolveLanguage('cs', 'pl-PL')).toBe('cs');
    expect(resolveLanguage('pseudo', 'pl-PL')).toBe('pseudo');
  });

  it('is the computer’s where that is one of ours, and English where it is not', () => {
    expect(resolveLanguage('system', 'pl-PL')).toBe('pl');
    expect(resolveLanguage('system', 'pt_BR')).toBe('pt');
    expect(resolveLanguage('system', 'DE')).toBe('de');
    expect(resolveLanguage('system', 'fi-FI')).toBe('en');
    expect(resolveLanguage('system', 'C')).toBe('en');
    expect(resolveLanguage('system', '')).toBe('en');
  });

  it('has a tag that Intl knows, also for the pseudo-language', () => {
    expect(languageTag('pseudo')).toBe('en');
    for (const language of languagesByName()) expect(Intl.getCanonicalLocales(languageTag(language))).toHaveLength(1);
  });

  it('is listed by its own name, with a capital', () => {
    expect(nameOfLanguage('pl')).toBe('Polski');
    expect(nameOfLanguage('cs')).toBe('Čeština');
    expect(languagesByName()).toHaveLength(8);
  });
});

it('turns groups into dotted keys', () => {
  expect(flatten({ a: { b: 'one', c: { d: 'two' } }, e: 'three' })).toEqual({
    'a.b': 'one',
    'a.c.d': 'two',
    e: 'three',
  });
});
