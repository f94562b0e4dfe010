import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { bundleFrom, classesIn, classesOf, type Bundle } from './bundles.ts';

/*
 * What has a class looks as its rules say, whichever way somebody came to it. Parts of the window are read when they are opened, with styles of
 * their own: a class whose rules come with another part has them only where that one was opened before.
 */
const renderer = resolve(import.meta.dirname, '../../../renderer');

/** Marks by which a test or a picture finds something; they have no rules. */
const hooks: readonly string[] = [
  'hours-segments',
  'more-mark',
  'setting',
  'staff-right',
];

const first = bundleFrom(join(renderer, 'main.tsx'));
const later = allLater(first);

/** Each root that is read later, however deep. */
function allLater(from: Bundle): readonly Bundle[] {
  const known = new Map<string, Bundle>();
  const waiting = [...from.later];
  for (let root = waiting.pop(); root !== undefined; root = waiting.pop()) {
    if (known.has(root)) continue;
    const bundle = bundleFrom(root);
    known.set(root, bundle);
    waiting.push(...bundle.later);
  }
  return [...known.values()];
}

const ruledBy = (bundles: readonly Bundle[]): ReadonlySet<string> =>
  new Set(bundles.flatMap(({ styles }) => styles.flatMap((style) => [...classesOf(style)])));

/** Classes without rules, with the module that gives them. */
function bare(bundle: Bundle, ruled: ReadonlySet<string>): string[] {
  return bundle.modules.flatMap((path) =>
    [...classesIn(path)]
      .filter((name) => !ruled.has(name) && !hooks.includes(name))
      .map((name) => `${name} in ${path.slice(renderer.length + 1)}`),
  );
}

test('the scripts are found, and what they are made of', () => {
  expect(first.modules.length).toBeGreaterThan(200);
  expect(later.length).toBeGreaterThan(12);
  expect(later.map(({ root }) => root.slice(renderer.length + 1))).toContain('publishing/OverviewPage.tsx');
  expect(ruledBy([first]).size).toBeGreaterThan(200);
});

test('each class of the first script has its rules there', () => {
  expect(bare(first, ruledBy([first]))).toEqual([]);
});

/** A part within a part is read when that is shown: it has the rules of each that leads to it. */
function around(root: string): readonly Bundle[] {
  const [leading] = later.filter((one) => one.later.includes(root));
  return leading === undefined ? [first] : [first, leading];
}

test.each(later.map((bundle) => [bundle.root.slice(renderer.length + 1), bundle] as const))(
  'each class of %s has its rules with it, or in the first script',
  (_, bundle) => {
    expect(bare(bundle, ruledBy([...around(bundle.root), bundle]))).toEqual([]);
  },
);

test('a class that no style sheet has a rule for is one of the marks, and each mark is given to something', () => {
  const given = new Set(
    [first, ...later].flatMap(({ modules }) => modules.flatMap((path) => [...classesIn(path)])),
  );
  const ruled = ruledBy([first, ...later]);
  expect(hooks.filter((name) => !given.has(name) || ruled.has(name))).toEqual([]);
});
