import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { marketplaceLocales, marketplaces } from '#shared/domain/marketplace.ts';
import { originOf } from '../../../main/docplanner/endpoint.ts';
import { resourceUrl } from '../../../main/docplanner/url.ts';

describe('nothing else can be reached', () => {
  test('a live endpoint is the www host of a known marketplace over TLS', () => {
    for (const locale of marketplaceLocales) {
      const origin = originOf({ kind: 'live', locale });
      expect(origin).toBe(`https://www.${marketplaces[locale].domain}`);
    }
    expect(() => originOf({ kind: 'live', locale: 'toString' as never })).toThrow(RangeError);
  });

  test('a practice endpoint is this machine, at a port', () => {
    expect(originOf({ kind: 'practice', port: 8123 })).toBe('http://127.0.0.1:8123');
    for (const port of [0, -1, 65_536, 1.5, Number.NaN]) {
      expect(() => originOf({ kind: 'practice', port })).toThrow(RangeError);
    }
    expect(() => originOf({ kind: 'practice', port: '80@evil.example' as never })).toThrow(RangeError);
  });

  test('no id or value leads out of the host or out of the path, and each comes back as it was', () => {
    const origin = 'https://www.znanylekarz.pl';
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 }),
        fc.string(),
        (ids, value) => {
          const url = resourceUrl(origin, ids, { value });
          if (url === null) return;
          const parsed = new URL(url);
          expect(parsed.origin).toBe(origin);
          const segments = parsed.pathname.split('/').slice(4);
          expect(segments.map(decodeURIComponent)).toEqual(ids);
          expect(parsed.searchParams.get('value')).toBe(value);
        },
      ),
    );
  });

  test('an address that cannot be built is refused, not bent into another', () => {
    for (const id of ['', '.', '..', '\udc00']) {
      expect(resourceUrl('http://127.0.0.1:1', ['facilities', id])).toBeNull();
    }
  });

  test('a query leaves out what is not asked, and joins lists by commas', () => {
    const url = resourceUrl('http://127.0.0.1:1', ['x'], { a: undefined, b: [], c: ['p.q', 'r,s'], d: 0 });
    expect(url).toBe('http://127.0.0.1:1/api/v3/integration/x?c=p.q,r%2Cs&d=0');
  });
});
