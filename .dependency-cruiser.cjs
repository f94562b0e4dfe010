/** The arrows of docs/ARCHITECTURE.md as rules: they point down only. */
const only = (from, allowed) => ({
  name: `${from.replaceAll('/', '-')}-knows-only-what-is-below`,
  severity: 'error',
  from: { path: `^${from}/` },
  to: { path: '^(main|renderer|preload|shared)/', pathNot: `^(${[from, ...allowed].join('|')})(/|\\.ts$)` },
});

module.exports = {
  forbidden: [
    only('shared', []),
    only('renderer', ['shared']),
    only('preload', ['shared/contract', 'shared/domain', 'shared/time']),
    only('main/docplanner', ['shared']),
    only('main/store', ['shared']),
    only('main/secrets', ['shared']),
    only('main/practice', [
      'shared/time',
      'shared/domain',
      'shared/random',
      'shared/ports',
      'shared/result',
      'shared/assertNever',
    ]),
    only('main/sync', ['shared']),
    only('main/desk', ['shared', 'main/sync']),
    only('main/shell', ['shared', 'main/desk']),
    {
      name: 'electron-only-in-the-shell',
      comment: 'Everything else runs under plain Node, and is tested there.',
      severity: 'error',
      from: { path: '^(main|shared)/', pathNot: '^main/(shell/|main\\.ts)' },
      to: { path: '^(node_modules/)?electron(/|$)', dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-node-in-shared',
      severity: 'error',
      from: { path: '^(shared|renderer)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'practice-shares-no-wire-code',
      comment: 'The vendor and the client must be able to disagree, so that a misunderstanding shows.',
      severity: 'error',
      from: { path: '^main/practice/' },
      to: { path: '^main/docplanner/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
