import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** The table of capabilities in the architecture is whole and true: a newcomer finds any behaviour by it. */
const checkout = join(import.meta.dirname, '../../..');
const page = readFileSync(join(checkout, 'docs/ARCHITECTURE.md'), 'utf8');
const heads = ['shared/contract', 'main/desk', 'renderer', 'test'];

const rows = page
  .split('\n')
  .slice(page.split('\n').findIndex((line) => line.startsWith('| capability')) + 2)
  .map((line) => line.split('|').slice(1, -1))
  .filter((cells, index, all) => cells.length === 5 && all.slice(0, index).every((one) => one.length === 5));

/** What a column of the table names, as paths. */
const named = (column: number): string[] =>
  rows.flatMap((cells) =>
    [...(cells[column + 1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) =>
      join(heads[column] ?? '', name),
    ),
  );

/** Contract files that several capabilities are made of. */
const shared = ['channels', 'contract', 'door', 'opensByItself', 'pasted', 'problem', 'scalars', 'table'];
/** Rooms of the window that are no capability. */
const below = ['app', 'design', 'focus', 'i18n', 'keys', 'state', 'ui'];

test('what the table names is there', () => {
  expect(rows.length).toBeGreaterThan(15);
  const missing = [0, 1, 2, 3].flatMap(named).filter((path) => !existsSync(join(checkout, path)));
  expect(missing).toEqual([]);
});

test.each([
  [0, 'shared/contract', shared.map((name) => `${name}.ts`)],
  [1, 'main/desk', readdirSync(join(checkout, 'main/desk')).filter((name) => name.endsWith('.ts'))],
  [
    2,
    'renderer',
    [...below, ...readdirSync(join(checkout, 'renderer')).filter((name) => name.includes('.'))],
  ],
] as const)('column %i names all of %s', (column, folder, others) => {
  const all = readdirSync(join(checkout, folder)).filter((name) => !others.includes(name));
  expect(
    all
      .map((name) => join(folder, name))
      .filter((path) => !named(column).some((one) => join(one) === path || join(one) === `${path}/`)),
  ).toEqual([]);
});

/* Whoever sees a request finds its contract, its handler and its window by the same word. */
test('a request and an event are called by the capability whose table they stand in', async () => {
  const elsewhere: string[] = [];
  let told = 0;
  for (const file of readdirSync(join(checkout, 'shared/contract'))) {
    const capability = file.replace('.ts', '');
    if (shared.includes(capability)) continue;
    const tables = (await import(join(checkout, 'shared/contract', file))) as Record<string, object>;
    for (const name of [`${capability}Requests`, `${capability}Events`].flatMap((table) =>
      Object.keys(tables[table] ?? {}),
    )) {
      told += 1;
      if (!name.startsWith(`${capability}.`)) elsewhere.push(name);
    }
  }
  expect(told).toBeGreaterThan(60);
  expect(elsewhere).toEqual([]);
});
