import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { launchDesk, type LaunchedDesk } from './harness/launch.ts';
import { pictureOnFailure } from './harness/pictures.ts';

/* A start reads what its first frame needs: the texts of one language, out of the app's own files, and no schema library. */

let desk: LaunchedDesk | null = null;
afterEach(async () => {
  await desk?.close();
  desk = null;
});
pictureOnFailure(() => desk);

test('the day comes in the language that is set, and another one when it is chosen, as the page’s policy allows', async () => {
  desk = await launchDesk({ args: ['--language=pl', '--practice=small'] });
  const { page, complaints } = desk;
  await page.getByText('Dzisiaj', { exact: true }).first().waitFor({ timeout: 60_000 });
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('pl');
  await page.evaluate(() => window.frontdesk.ask('settings.set', { language: 'de' }));
  await page.getByText('Heute', { exact: true }).first().waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
  expect(complaints).toEqual([]);
});

test('the first script holds neither other languages nor schemas, and stays below 1,100 KB', () => {
  const assets = resolve(import.meta.dirname, '../../out/renderer/assets');
  const page = readFileSync(resolve(assets, '../index.html'), 'utf8');
  const first = readdirSync(assets).filter((name) => name.endsWith('.js') && page.includes(name));
  // One file, beside the bundler's own few lines: each is a request that the desk's thread answers before there is a frame.
  expect(first.filter((name) => !name.startsWith('rolldown-runtime'))).toHaveLength(1);
  const text = first.map((name) => readFileSync(resolve(assets, name), 'utf8')).join('');
  expect(text).toContain('Connect your clinic');
  expect(text).not.toContain('Połącz swoją placówkę');
  expect(text).not.toContain('ZodObject');
  expect(text.length).toBeLessThan(1_100_000);
});
