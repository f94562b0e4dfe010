import { describe, expect, it } from 'vitest';
import { createTranslator } from '#shared/messages/translator.ts';
import { lineWords } from '../../../../renderer/line/lineWords.ts';
import { createFormats } from '#shared/messages/formats.ts';
import { problemOf } from '../scenes.ts';
import { uiLanguages } from '#shared/contract/scalars.ts';
import type { LineState } from '#shared/domain/lineState.ts';

/* The bar's few words about the line are never a guess: each state has its own, with the time that belongs to it, in every language. */
const asOf = Date.parse('2026-11-23T11:41:05Z');
const today = '2026-11-23';
const words = (line: LineState, language: (typeof uiLanguages)[number] = 'en', date = today): string =>
  lineWords(line, createTranslator(language), createFormats(language, 'pl', 'Europe/Warsaw'), date);

const states: readonly LineState[] = [
  { kind: 'notConnected' },
  { kind: 'connecting' },
  { kind: 'inStep', asOf },
  { kind: 'offline', since: asOf, asOf: null },
  { kind: 'paused', problem: problemOf('firewall', asOf), asOf: null },
  { kind: 'paused', problem: problemOf('noKeychain'), asOf: null },
  { kind: 'paused', problem: problemOf('unauthorized'), asOf: null },
];

describe.each(uiLanguages)('in %s', (language) => {
  it('no two states say the same', () => {
    expect(new Set(states.map((state) => words(state, language))).size).toBe(states.length);
  });

  it('the time stands in those that have one', () => {
    expect(words({ kind: 'inStep', asOf }, language)).toContain('12:41:05');
    expect(words({ kind: 'offline', since: asOf, asOf: null }, language)).toMatch(/12:41(?!:)/);
    expect(words({ kind: 'paused', problem: problemOf('firewall', asOf), asOf: null }, language)).toContain(
      '12:41',
    );
  });

  it('they stay short enough for the bar', () => {
    for (const state of states) expect(words(state, language).length).toBeLessThanOrEqual(34);
  });
});

it('says the day too where the line has been down since yesterday', () => {
  const down: LineState = { kind: 'offline', since: asOf, asOf: null };
  expect(words(down, 'en', '2026-11-24')).toMatch(/Offline since Mon,? 23 Nov, 12:41/);
});

it('names no time for a pause that only a person can end', () => {
  expect(words({ kind: 'paused', problem: problemOf('diskFull'), asOf })).toBe('Paused');
});
