/** The arrows of docs/ARCHITECTURE.md as rules: they point down only. */
const only = (from, allowed) => ({
  name: `${from.replaceAll('/', '-')}-knows-only-what-is-below`,
  severity: 'error',
  from: { path: `^${from}/` },
  to: { path: '^(main|renderer|preload|shared)/', pathNot: `^(${[from, ...allowed].join('|')})(/|\\.ts$)` },
});

/**
 * The rooms of a folder, from the roof down: each knows only rooms of lower floors, by types, too. What lies in the folder itself and
 * is not named in `roof` knows no room.
 */
const rooms = (folder, roof, floors) => [
  ...floors.flatMap((floor, index) =>
    floor.map((room) => ({
      name: `${folder.replaceAll('/', '-')}-${room}-knows-only-lower-floors`,
      severity: 'error',
      from: { path: `^${folder}/${room}/` },
      to: {
        path: `^${folder}/([^/]+/|(${roof.join('|')})\\.tsx?$)`,
        pathNot: `^${folder}/(${[room, ...floors.slice(index + 1).flat()].join('|')})/`,
      },
    })),
  ),
  {
    name: `${folder.replaceAll('/', '-')}-has-no-other-rooms`,
    comment: 'A new room gets its floor here.',
    severity: 'error',
    from: {},
    to: { path: `^${folder}/[^/]+/`, pathNot: `^${folder}/(${floors.flat().join('|')})/` },
  },
  {
    name: `${folder.replaceAll('/', '-')}-is-below-its-rooms`,
    severity: 'error',
    from: { path: `^${folder}/[^/]+$`, pathNot: `^${folder}/(${roof.join('|')})\\.tsx?$` },
    to: { path: `^${folder}/[^/]+/` },
  },
];

/** Shared code that nobody's screen has a part in. */
const common = [
  'shared/domain',
  'shared/time',
  'shared/random',
  'shared/ports',
  'shared/result',
  'shared/assertNever',
  'shared/disposer',
  'shared/heldFile',
  'shared/slidingWindow',
];

module.exports = {
  forbidden: [
    ...rooms(
      'renderer',
      ['main', 'openDoor'],
      [
        ['app'],
        ['palette'],
        ['week'],
        ['moving'],
        ['away'],
        ['arrivals', 'line', 'visit'],
        ['attention', 'breaks', 'newVisit', 'publishing', 'services', 'setup'],
        ['freeTimes', 'hours', 'printing', 'settings'],
        ['activity', 'board', 'lock', 'mapping'],
        ['calendars', 'copies', 'news', 'search', 'staff', 'undo'],
        ['ui'],
        ['keys'],
        ['focus', 'i18n'],
        ['design', 'state'],
      ],
    ),
    ...rooms(
      'main/desk',
      ['desk'],
      [
        ['connection'],
        ['seat'],
        ['attention', 'copies'],
        ['visits'],
        ['activity', 'undo'],
        ['away', 'publishing'],
        ['arrivals', 'breaks', 'freeTimes', 'hours', 'printing', 'search', 'services', 'week'],
        ['board', 'mapping', 'news', 'staff'],
        ['calendars', 'lock', 'settings'],
      ],
    ),
    ...rooms(
      'main/sync',
      ['sync', 'turn', 'context'],
      [['publishing'], ['outbox'], ['events', 'plan'], ['catalogue'], ['hours'], ['line', 'read']],
    ),
    {
      name: 'the-outbox-names-no-kind',
      comment: 'It is handed the table, and knows kinds of decisions by their interface (adr/0021).',
      severity: 'error',
      from: { path: '^main/sync/outbox/[^/]+$' },
      to: {
        path: '^(main/sync/outbox|shared/domain)/kinds/',
        pathNot: '/(outboxKind|decisionKind|kindOf)\\.ts$',
      },
    },
    only('shared', []),
    only('renderer', ['shared']),
    only('preload', ['shared/contract', 'shared/domain', 'shared/time']),
    only('main/docplanner', common),
    only('main/store', common),
    only('main/secrets', common),
    only('main/files', common),
    only('main/practice', [
      'shared/time',
      'shared/domain',
      'shared/random',
      'shared/ports',
      'shared/result',
      'shared/assertNever',
    ]),
    only('main/sync', common),
    only('main/desk', ['shared', 'main/sync']),
    only('main/shell', ['shared', 'main/desk', 'main/files']),
    {
      name: 'electron-only-in-the-shell',
      comment: 'Everything else runs under plain Node, and is tested there.',
      severity: 'error',
      from: { path: '^(main|shared)/', pathNot: '^main/(shell/|main\\.ts)' },
      to: { path: '^(node_modules/)?electron(/|$)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-schemas-in-the-window',
      comment:
        'What crosses the door is checked in main (adr/0039); a window that starts does not read a schema library.',
      severity: 'error',
      from: { path: '^(renderer|preload)/' },
      to: {
        path: '^shared/contract/',
        pathNot: '^shared/contract/(channels|opensByItself|maskPatients|defaultSettings)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'one-language-in-the-window',
      comment:
        'It loads the texts that it shows (shared/messages/texts.ts); all of them together are for main and the tests.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^shared/messages/(catalogues|translator)\\.ts$' },
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
      to: { path: '^(main/docplanner/|shared/time/wire)' },
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
