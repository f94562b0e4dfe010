import { expect, test } from 'vitest';
import { trayIcon } from '../../../main/shell/trayIcon.ts';

/* The icon is drawn for any size, clear at its corners, and the dot of news is red and nowhere without news. */
const colours = ({ pixels }: ReturnType<typeof trayIcon>): Set<string> => {
  const all = new Set<string>();
  for (let at = 0; at < pixels.length; at += 4) all.add(pixels.subarray(at, at + 4).join());
  return all;
};

test.each([16, 32, 22])('at %i pixels', (size) => {
  const [plain, news] = [trayIcon(size, false), trayIcon(size, true)];
  expect(plain.pixels).toHaveLength(size * size * 4);
  expect([...plain.pixels.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
  expect(colours(plain)).not.toContain('45,45,200,255');
  expect(colours(news)).toContain('45,45,200,255');
});
