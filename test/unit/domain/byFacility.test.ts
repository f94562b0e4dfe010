import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byFacility } from '#shared/domain/byFacility.ts';

/*
 * Grouping keeps everything that there is, each once; the order that a person gave the doctors stays inside each facility, and
 * decides which facility comes first.
 */
const all = fc.uniqueArray(fc.record({ id: fc.nat(500), facilityId: fc.constantFrom('1', '2', '10', 'x') }), {
  selector: ({ id }) => id,
});

test('a group is one facility, and each facility is one group, in the order of their first', () => {
  fc.assert(
    fc.property(all, (columns) => {
      const groups = byFacility(columns);
      for (const group of groups) expect(new Set(group.map(({ facilityId }) => facilityId)).size).toBe(1);
      expect(groups.map(([first]) => first?.facilityId)).toEqual([
        ...new Set(columns.map(({ facilityId }) => facilityId)),
      ]);
    }),
  );
});

test('nothing is lost, and the order inside a facility is the one that was given', () => {
  fc.assert(
    fc.property(all, (columns) => {
      const grouped = byFacility(columns).flat();
      expect(grouped).toHaveLength(columns.length);
      for (const facility of ['1', '2', '10', 'x']) {
        const of = (list: typeof columns) => list.filter(({ facilityId }) => facilityId === facility);
        expect(of(grouped)).toEqual(of(columns));
      }
    }),
  );
});

test('grouping what is grouped changes nothing', () => {
  fc.assert(
    fc.property(all, (columns) => {
      const once = byFacility(columns).flat();
      expect(byFacility(once).flat()).toEqual(once);
    }),
  );
});
