import { describe, expect, it } from 'vitest';
import { isToldWhole, type ServiceTerms, tellable, termsUnlike } from '#shared/domain/services/terms.ts';
import { termsChangeSchema, termsSchema } from '#shared/domain/services/termsSchemas.ts';

/* Terms are compared as the vendor tells them: whole prices, no duration, and one way to say that there is no limit. */
const terms: ServiceTerms = {
  price: 120,
  priceFrom: false,
  duration: 30,
  visible: true,
  allowedAges: null,
  customName: null,
  description: null,
};

describe('what is unlike', () => {
  it('is told term by term, of those that are to be said', () => {
    const now = { ...terms, price: 100, visible: false };
    expect(termsUnlike({ price: 120, visible: false }, now)).toEqual(['price']);
    expect(termsUnlike(terms, now)).toEqual(['price', 'visible']);
  });

  it('is not the limit that is written in another way, nor an empty description', () => {
    const now = { ...terms, allowedAges: { minimum: null, maximum: null }, description: ' ' };
    expect(termsUnlike(terms, now)).toEqual([]);
  });

  it('is every term that the other side does not say', () => {
    expect(termsUnlike({ visible: true }, {})).toEqual(['visible']);
  });
});

it('the vendor tells neither decimals nor durations: only what it tells whole is known to be done', () => {
  expect(tellable({ price: 120.9, duration: 20 })).toEqual({ price: 120 });
  expect(isToldWhole({ price: 120, visible: true })).toBe(true);
  expect(isToldWhole({ price: 120.5 })).toBe(false);
  expect(isToldWhole({ visible: true, duration: 20 })).toBe(false);
});

describe('terms from a window or a file', () => {
  it('have their greatest sizes', () => {
    expect(termsSchema.safeParse(terms).success).toBe(true);
    for (const wrong of [
      { price: -1 },
      { price: 1.234 },
      { duration: 0 },
      { duration: 1_441 },
      { customName: '' },
      { customName: 'x'.repeat(201) },
      { description: 'x'.repeat(4_001) },
      { allowedAges: { minimum: 18, maximum: 5 } },
    ])
      expect(termsSchema.safeParse({ ...terms, ...wrong }).success).toBe(false);
  });

  it('as a change say nothing of what is undefined', () => {
    expect(termsChangeSchema.parse({ price: null, visible: undefined })).toEqual({ price: null });
  });
});
