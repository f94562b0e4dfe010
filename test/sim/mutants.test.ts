import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { mutants } from './mutants.ts';

const root = resolve(import.meta.dirname, '../..');

test.each(mutants)('the bug "$name" has its place in the program as it is now', ({ changes }) => {
  for (const { file, from } of changes) {
    const source = readFileSync(resolve(root, file), 'utf8');
    expect(source.split(from).length - 1, `${file}: ${from}`).toBe(1);
  }
});
