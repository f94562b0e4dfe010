import { describe, expect, it } from 'vitest';
import { createTranslator } from '#shared/messages/translator.ts';
import type { MessageKey } from '#shared/messages/english.ts';
import { argumentsOf, textsOf } from './catalogue.ts';

/* The pseudo-language shows two faults at a glance: text without brackets is not translated, text with one is clipped. */
const t = createTranslator('pseudo');
const values = (text: string): Record<string, string | number> =>
  Object.fromEntries(
    argumentsOf(text).map((argument) => {
      const [name = '', plural] = argument.split(' ');
      return [name, plural === undefined ? 'X' : 3];
    }),
  );

describe('the pseudo-language', () => {
  it('puts every text into brackets', () => {
    for (const [key, text] of textsOf('en')) {
      expect(t(key as MessageKey, values(text)), key).toMatch(/^\[.*\]$/s);
    }
  });

  it('makes every text at least a third longer', () => {
    const english = createTranslator('en');
    for (const [key, text] of textsOf('en')) {
      const plain = english(key as MessageKey, values(text));
      if (!/\p{L}{4,}/u.test(text.replace(/\{.*\}/s, ''))) continue;
      const literal = text.replace(/\{[^{}]*\}/g, '').length;
      expect(t(key as MessageKey, values(text)).length - 2, key).toBeGreaterThanOrEqual(
        plain.length + Math.floor(Math.min(literal, plain.length) * 0.3) - 3,
      );
    }
  });

  it('leaves no plain English letter in a text without arguments', () => {
    expect(t('app.day.today')).not.toMatch(/[a-zA-Z]/);
    expect(t('setup.title')).not.toMatch(/[a-zA-Z]/);
  });

  it('keeps arguments and plurals at work', () => {
    expect(t('app.line.offline', { time: '12:41' })).toContain('12:41');
    expect(t('app.attention.count', { count: 1 })).not.toBe(t('app.attention.count', { count: 2 }));
    expect(t('app.attention.count', { count: 7 })).toContain('7');
  });
});
