import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

/*
 * The client has a method for each of the vendor's 44 operations, and the product uses at least 34 of them: what nobody calls is named, so
 * that it is seen when one is lost.
 */
const main = resolve(import.meta.dirname, '../../../main');
const textOf = (folder: string, but: readonly string[] = []): string =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !but.includes(name))
    .map((entry) => {
      const path = resolve(folder, entry.name);
      return entry.isDirectory()
        ? textOf(path)
        : entry.name.endsWith('.ts')
          ? readFileSync(path, 'utf8')
          : '';
    })
    .join('\n');

/** Names of the client's methods that make a call: they answer a `Remote`. */
function operations(): readonly string[] {
  const text = textOf(resolve(main, 'docplanner/operations'));
  const interfaces = [...text.matchAll(/export interface \w+Operations \{([\s\S]*?)\n\}/gu)].map(
    ([, body = '']) => body,
  );
  const methods = interfaces.flatMap((body) => [...body.matchAll(/^ {2}(\w+)\([\s\S]*?\): Remote</gmu)]);
  return methods.map(([, name = '']) => name);
}

test('at least 34 of the 44 operations have a caller in the product', () => {
  const all = operations();
  const callers = textOf(main, ['docplanner', 'practice']);
  const unused = all.filter((name) => !new RegExp(`\\.${name}\\(`, 'u').test(callers));
  expect(all).toHaveLength(44);
  expect(all.length - unused.length, `nobody calls ${unused.join(', ')}`).toBeGreaterThanOrEqual(34);
});
