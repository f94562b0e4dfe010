import { afterAll, beforeAll, expect, test } from 'vitest';
import { openGallery, type Gallery } from '../shots/gallery.ts';
import { examined, shots } from '../shots/shots.ts';

/*
 * Whatever can be pressed is at least 24 px high and wide (WCAG 2.5.8 without its exceptions for spacing), on every screen that can be
 * shown, in both densities: also a visit of five minutes at an hour a line, and nine visits at once. shots.test.ts sees to those that
 * it goes over anyway.
 */
let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery.close());

/** The same screen in other colours or words has nothing of a smaller size, and only what stands on a board knows of densities. */
const coloured = /dark|forced|-(de|tr|pl|en|es|it|pt|cs|pseudo)\b/;
const onBoard = /^(day|state-crowded|cancelled|arrivals-board)/;

for (const density of ['comfortable', 'compact'] as const)
  test(
    `nothing that can be pressed is too small in the ${density} density`,
    { timeout: 600_000 },
    async () => {
      const small: string[] = [];
      const screens = shots
        .filter(({ name }) => !coloured.test(name))
        .filter((shot) => (density === 'compact' ? onBoard.test(shot.name) : !examined.includes(shot)));
      for (const shot of screens) {
        const found = await gallery.smallTargets({ ...shot, query: `${shot.query}&density=${density}` });
        small.push(...found.map((what) => `${shot.name}: ${what}`));
      }
      expect(small).toEqual([]);
    },
  );
