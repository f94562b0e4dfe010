import { beforeEach, describe, expect, it, vi } from 'vitest';
import { uiLanguages } from '#shared/domain/uiLanguages.ts';
import type * as textsOfType from '#shared/messages/texts.ts';
import { createTranslator } from '#shared/messages/translator.ts';

/* A window loads the texts of its own language and no other, and says what main says. */

let texts: typeof textsOfType;
beforeEach(async () => {
  vi.resetModules();
  texts = await import('#shared/messages/texts.ts');
});

describe('the texts of a window', () => {
  it.each(uiLanguages)('are those of main in %s once they are loaded', async (language) => {
    await texts.loadTexts(language);
    const [own, mains] = [texts.translatorOf(language), createTranslator(language)];
    for (const key of ['app.day.today', 'setup.title', 'problem.offline.text', 'app.line.offline'] as const)
      expect(own(key)).toBe(mains(key));
  });

  it('begin with English alone, which also stands in for what is not loaded', () => {
    expect(uiLanguages.filter((language) => texts.hasTexts(language))).toEqual(['en']);
    expect(texts.translatorOf('pl')('app.day.today')).toBe('Today');
  });

  it('are not English for ever because they were asked for too early', async () => {
    texts.translatorOf('pl');
    await texts.loadTexts('pl');
    expect(texts.translatorOf('pl')('app.day.today')).toBe('Dzisiaj');
  });

  it('are all at hand where a language is about to be chosen', async () => {
    await texts.loadAllTexts();
    expect(uiLanguages.filter((language) => !texts.hasTexts(language))).toEqual([]);
  });

  it('are the same function for the same language, so that nothing is drawn again for it', async () => {
    await texts.loadTexts('de');
    expect(texts.translatorOf('de')).toBe(texts.translatorOf('de'));
  });
});
