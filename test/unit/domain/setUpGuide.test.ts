import { describe, expect, test } from 'vitest';
import {
  firstStep,
  guideSteps,
  liveness,
  nextStep,
  stepState,
  type GuideFacts,
} from '#shared/domain/setUpGuide.ts';

/*
 * The guide stops where something is missing or is anybody's choice, and nowhere else; what is still being read is not called missing. It
 * always comes to its end.
 */

const calendar: GuideFacts['calendars'][number] = { commercial: true, services: 2, hours: 'offered' };
const whole: GuideFacts = {
  reading: null,
  facilities: ['f1'],
  doctors: 2,
  withoutCalendar: [],
  calendars: [calendar, calendar],
  mapping: { changed: 0 },
  passed: [],
  at: null,
};

/** The steps that somebody sees who only goes on. */
function walked(facts: GuideFacts): string[] {
  let passed = facts.passed;
  const seen = [firstStep(facts)];
  for (let at = seen[0]; at !== undefined && at !== 'live' && seen.length < 20;) {
    passed = [...passed, at];
    at = nextStep(at, { ...facts, passed });
    seen.push(at);
  }
  return seen;
}

describe('whoever only goes on', () => {
  test('sees of a clinic that has everything what was found, the names, and the end', () => {
    expect(walked(whole)).toEqual(['facilities', 'mapping', 'live']);
    expect(liveness(whole)).toBe('live');
  });

  test('is led through services and hours where calendars have none', () => {
    const empty: GuideFacts = { ...whole, calendars: [{ ...calendar, services: 0, hours: 'none' }] };
    expect(walked(empty)).toEqual(['facilities', 'mapping', 'services', 'hours', 'live']);
    expect(liveness(empty)).toBe('notYet');
    expect(stepState('live', empty)).toEqual({ kind: 'toLook' });
  });

  test('begins again behind what was passed, and at what was passed and is missing again', () => {
    const passed = ['facilities', 'mapping'] as const;
    expect(firstStep({ ...whole, passed })).toBe('live');
    // Out of turn, too.
    expect(firstStep({ ...whole, passed: ['addresses'] })).toBe('mapping');
    expect(firstStep({ ...whole, passed, mapping: { changed: 2 } })).toBe('mapping');
    expect(firstStep({ ...whole, passed, calendars: [{ ...calendar, services: 0 }] })).toBe('services');
  });

  test('begins again where it was left, and goes on from what was missing there and has come', () => {
    const empty: GuideFacts = {
      ...whole,
      passed: ['facilities'],
      calendars: [{ ...calendar, services: 0, hours: 'none' }],
    };
    for (const at of guideSteps) expect(firstStep({ ...empty, at })).toBe(at);
    // Looked at out of turn, before anything was passed.
    expect(firstStep({ ...empty, passed: [], at: 'doctors' })).toBe('doctors');
    expect(firstStep({ ...whole, at: 'doctors' })).toBe('doctors');
    const served: GuideFacts = { ...empty, calendars: [{ ...calendar, hours: 'none' }] };
    expect(firstStep({ ...served, at: 'services' })).toBe('hours');
    expect(firstStep({ ...whole, passed: ['facilities', 'mapping'], at: 'hours' })).toBe('live');
    // Its end was seen: what is missing again comes first.
    expect(firstStep({ ...served, passed: guideSteps, at: 'live' })).toBe('hours');
  });

  test('comes to the end in whatever state the clinic is', () => {
    for (const reading of ['catalogue', 'schedule', null] as const)
      for (const calendars of [[], [calendar], [{ ...calendar, commercial: false }]])
        expect(walked({ ...whole, reading, calendars, facilities: [], doctors: 0 }).at(-1)).toBe('live');
  });
});

test('nothing is missing that is still being read; what is there is done although the rest is read', () => {
  const reading: GuideFacts = { ...whole, reading: 'catalogue', calendars: [], doctors: 0, facilities: [] };
  for (const step of ['facilities', 'doctors', 'addresses', 'services', 'hours'] as const)
    expect(stepState(step, reading)).toEqual({ kind: 'reading' });
  expect(stepState('services', { ...whole, reading: 'schedule' })).toEqual({ kind: 'done' });
  const withoutHours: GuideFacts = { ...whole, calendars: [{ ...calendar, hours: 'none' }] };
  expect(stepState('hours', { ...withoutHours, reading: 'schedule' })).toEqual({ kind: 'reading' });
  expect(stepState('hours', withoutHours)).toEqual({ kind: 'missing', count: 1 });
});

test('a calendar outside the paid plan is asked for neither services nor hours', () => {
  const basic: GuideFacts['calendars'][number] = { commercial: false, services: 0, hours: 'none' };
  const facts = { ...whole, calendars: [calendar, basic] };
  expect(guideSteps.map((step) => stepState(step, facts).kind)).toEqual([
    'done',
    'done',
    'done',
    'done',
    'toLook',
    'done',
    'done',
    'done',
  ]);
});
