import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '#shared/contract/visits.ts';
import { refusalReasons } from '#shared/domain/refusal.ts';
import { createTranslator } from '#shared/messages/translator.ts';
import { createFormats } from '#shared/messages/formats.ts';
import { attentionWords } from '../../../../renderer/attention/attentionWords.ts';
import { historyLines } from '../../../../renderer/visit/historyLines.ts';
import { historyWords } from '../../../../renderer/visit/historyWords.ts';
import { nameOf } from '../../../../renderer/i18n/nameOf.ts';
import { priceText } from '../../../../renderer/i18n/price.ts';
import { serviceAt } from '#shared/domain/serviceAt.ts';
import { entryOf, itemOf, visitOf } from '../visitScenes.ts';
import { uiLanguages } from '#shared/contract/scalars.ts';
import type { VisitItem } from '#shared/contract/attention.ts';

/* What the panel says is what happened, in the clinic's words and its time; nothing that the desk does not know is said. */
const now = Date.parse('2026-11-23T09:00:00Z');
const minute = 60_000;
const t = createTranslator('en');
const formats = createFormats('en', 'pl', 'Europe/Warsaw');
const words = (change: Partial<VisitItem>) => attentionWords(itemOf(now, change), t, formats, '2026-11-23');

describe('an attention item', () => {
  it('tells who moved the visit, where to, and when', () => {
    const said = words({});
    expect(said.now).toBe('The patient moved this visit to 11:20 at 09:51');
    expect(said.short).toBe(said.now);
    expect(said.wanted).toBe('Confirm the visit at 10:20');
  });

  it('says neither who nor when where the marketplace does not tell', () => {
    const moved = { id: 'b', status: 'moved', start: now, presence: null, by: null, at: null } as const;
    expect(words({ now: moved }).now).toBe('The visit was moved to 10:00');
    expect(words({ now: { ...moved, status: 'canceled' } }).now).toBe('The visit was cancelled');
  });

  it('says why where the visit itself stands as it stood', () => {
    const stands = { id: 'b', status: 'booked', start: now, presence: null, by: null, at: null } as const;
    const said = words({
      kind: 'move',
      reason: 'timeTaken',
      wanted: { start: now + 20 * minute, presence: null },
      now: stands,
    });
    expect(said.short).toBe('10:20 is taken meanwhile, or no longer offered.');
    expect(said.now).toBe('The visit is booked for 10:00');
    expect(said.wanted).toBe('Move the visit from 10:20 to 10:20');
  });

  it('tells a mark that somebody else has made', () => {
    const marked = { id: 'b', status: 'booked', start: now, presence: 'absent', by: null, at: null } as const;
    const said = words({ kind: 'presence', wanted: { start: now, presence: 'present' }, now: marked });
    expect(said.wanted).toBe('Mark the patient of 10:20 as present');
    expect(said.now).toBe('The visit at 10:00 is marked as absent');
  });

  it('names the day where it is not today', () => {
    const far = {
      id: 'b',
      status: 'moved',
      start: now + 24 * 60 * minute,
      presence: null,
      by: 'patient',
      at: null,
    } as const;
    expect(words({ now: far }).now).toMatch(/to Tue,? 24 Nov, 10:00$/);
  });

  it.each(uiLanguages)('%s has a sentence of its own for each reason and each kind', (language) => {
    const speak = createTranslator(language);
    const say = (change: Partial<VisitItem>) =>
      attentionWords(itemOf(now, change), speak, formats, '2026-11-23');
    const reasons = refusalReasons.map((reason) => say({ reason }).why);
    const kinds = (['book', 'confirm', 'move', 'cancel', 'presence'] as const).map(
      (kind) => say({ kind }).wanted,
    );
    expect(new Set(reasons).size).toBe(refusalReasons.length);
    expect(new Set(kinds).size).toBe(5);
    for (const sentence of [...reasons, ...kinds]) expect(sentence).not.toMatch(/[{}]/);
  });
});

describe('the history', () => {
  it('has the latest first, with initials beside what a person decided only', () => {
    const lines = historyLines(
      visitOf('b', now, {
        bookedAt: now - 60 * minute,
        history: [
          entryOf(now - 5 * minute, 'intent.confirm', 'AK'),
          entryOf(now - 4 * minute, 'intent.sending', 'AK'),
          entryOf(now - 4 * minute, 'intent.confirmed', 'AK'),
          entryOf(now - 3 * minute, 'booking.renumbered', ''),
        ],
      }),
    );
    expect(lines.map(({ kind, staff }) => [kind, staff])).toEqual([
      ['sent', ''],
      ['confirm', 'AK'],
      ['booked', ''],
    ]);
  });

  it('does not tell the same booking or cancelling twice', () => {
    const lines = historyLines(
      visitOf('b', now, {
        canceledAt: now,
        canceledBy: 'integration',
        history: [entryOf(now - 2, 'intent.book', 'AK'), entryOf(now - 1, 'intent.cancel', 'AK')],
      }),
    );
    expect(lines.map(({ kind }) => kind)).toEqual(['cancel', 'book']);
  });

  const line = (
    kind: string,
    change: Partial<HistoryEntry>,
    language: (typeof uiLanguages)[number] = 'en',
  ) => {
    const [found] = historyLines(
      visitOf('b', now, { bookedAt: null, history: [entryOf(now, kind, 'AK', change)] }),
    );
    if (found === undefined) throw new Error('no line');
    return historyWords(found, { t: createTranslator(language), formats, today: '2026-11-23' });
  };
  const moved = (change: Partial<NonNullable<HistoryEntry['moved']>> = {}) => ({
    moved: { from: now, to: now + 40 * minute, doctorName: null, by: null, ...change },
  });

  it('says from when to when a visit was moved, the day once, and to whom', () => {
    expect(line('intent.move', moved())).toBe('Moved from 10:00 to 10:40');
    expect(line('intent.move', moved({ to: now + 24 * 60 * minute, doctorName: 'Jan Lis' }))).toMatch(
      /^Moved from 10:00 to Tue,? 24 Nov, 10:00, Jan Lis$/,
    );
    expect(line('intent.move', moved({ from: null }))).toBe('Moved to 10:40');
    expect(line('intent.move', { moved: null })).toBe('Moved here');
  });

  it('says who moved it where that was not this desk, in each language', () => {
    expect(line('booking.moved', moved({ by: 'patient' }))).toBe('The patient moved it from 10:00 to 10:40');
    expect(line('booking.moved', moved())).toBe('Moved from 10:00 to 10:40');
    for (const language of uiLanguages) {
      const said = (['patient', 'doctor', 'integration', null] as const).map((by) =>
        line('booking.moved', moved({ by }), language),
      );
      expect(new Set(said).size).toBe(4);
      for (const one of said) expect(one).toMatch(/10:00.*10:40/);
    }
  });

  it('leaves out a move of which nothing is known, and gives the reason of a cancellation', () => {
    expect(
      historyLines(visitOf('b', now, { bookedAt: null, history: [entryOf(now, 'booking.moved', '')] })),
    ).toEqual([]);
    expect(line('intent.cancel', { reason: 'Has a cold' })).toBe('Cancelled here: Has a cold');
    expect(line('intent.cancel', {})).toBe('Cancelled here');
  });

  it('tells who cancelled at the marketplace', () => {
    const [first] = historyLines(
      visitOf('b', now, { canceledAt: now, canceledBy: 'patient', bookedAt: null }),
    );
    expect(first).toMatchObject({ kind: 'canceled', by: 'patient' });
  });
});

describe('values', () => {
  it('name a patient surname first, and say where there is none', () => {
    expect(nameOf({ surname: 'Kowalska', name: 'Anna' }, t)).toBe('Kowalska, Anna');
    expect(nameOf({ surname: null, name: 'Anna' }, t)).toBe('Anna');
    expect(nameOf(null, t)).toBe('No patient given');
  });

  it('show a price in the money of the country', () => {
    const plain = (text: string): string => text.replaceAll(/\s/g, ' ');
    expect(plain(priceText(220, 'pl', 'pl-PL'))).toBe('220 zł');
    expect(plain(priceText(19.5, 'de', 'de-DE'))).toBe('19,50 €');
    expect(plain(priceText(220, null, 'en-GB'))).toBe('220');
  });
});

describe('the service of a visit at another time', () => {
  const services = [
    { id: 's1', name: 'Consultation', duration: 20 },
    { id: 's2', name: 'Follow-up', duration: 10 },
  ];
  it('is the same one, or the one of the same name in another calendar', () => {
    expect(serviceAt({ services }, { id: 's2', name: 'x' })?.id).toBe('s2');
    expect(serviceAt({ services }, { id: 'other', name: 'Follow-up' })?.id).toBe('s2');
  });
  it('is none where it is not offered, and any where the visit has none', () => {
    expect(serviceAt({ services }, { id: 'other', name: 'Surgery' })).toBeNull();
    expect(serviceAt({ services }, null)?.id).toBe('s1');
    expect(serviceAt({ services: [] }, null)).toBeNull();
  });
});
