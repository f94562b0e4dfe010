import { expect, test } from 'vitest';
import { activityEntry } from '#shared/contract/activity.ts';
import { createTranslator } from '#shared/messages/translator.ts';
import { deedOf } from '../../../main/desk/activity/activity.ts';
import { languages } from '../messages/catalogue.ts';

/*
 * Each kind of the audit is told as a deed, or left out for a reason that stands beside it; each deed that there are words for is
 * some kind's. That no kind is missing is the compiler's to see: the table is one over the closed union of all kinds.
 */
const told = Object.values(deedOf).filter((deed) => deed !== null);

test('what is left out is what became of a decision, and what nobody did', () => {
  const silent = Object.entries(deedOf).flatMap(([kind, deed]) => (deed === null ? [kind] : []));
  expect(silent.sort()).toEqual([
    'booking.moved',
    'booking.renumbered',
    'intent.confirmed',
    'intent.dropped',
    'intent.held',
    'intent.publishDay',
    'intent.queued',
    'intent.refused',
    'intent.restored',
    'intent.sending',
    'intent.unknown',
    'store.lostDecisions',
  ]);
});

test('no two kinds are told as the same deed, and no deed is of no kind', () => {
  expect(new Set(told).size).toBe(told.length);
  // Presence is one kind with two words.
  expect([...told, 'absent'].sort()).toEqual([...activityEntry.shape.deed.options].sort());
});

test('each deed has words of its own in each language', () => {
  for (const language of languages) {
    const t = createTranslator(language);
    const words = activityEntry.shape.deed.options.map((deed) =>
      t(`desk.activity.did.${deed}`, { to: '10:40' }),
    );
    expect(words.every((one) => one !== '')).toBe(true);
  }
});
