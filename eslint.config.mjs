import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** What the house asks of every file: no `any`, no default export, no floating promise, no switch that forgets a case. */
const houseRules = {
  'no-restricted-syntax': [
    'error',
    { selector: 'ExportDefaultDeclaration', message: 'Name what you export.' },
    { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that has it.' },
  ],
  'no-console': 'error',
  eqeqeq: 'error',
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
};

const dateMessage =
  'A test states its date: one that has the machine’s says here why (docs/TESTING.md, "On another day").';
/** The ways to the machine's date. */
const machineDates = [
  'NewExpression[callee.name="Date"][arguments.length=0]',
  'MemberExpression[object.name="Date"][property.name="now"]',
  'ImportDeclaration[source.value=/main\\/(practice\\/ports|shell\\/clock)\\.ts$/] > ImportSpecifier[imported.name=/^(realClock|systemClock)$/]',
].map((selector) => ({ selector, message: dateMessage }));

const layers = ['shared', 'main', 'preload', 'renderer', 'test', 'build'];

/**
 * A file's types are those of its own layer: with a list of all projects each is read in turn until one has the file, which takes five for a test.
 * @param {string} layer
 */
const typesOf = (layer) => ({
  files: [`${layer}/**/*.{ts,tsx}`, ...(layer === 'build' ? ['*.ts'] : [])],
  languageOptions: {
    parserOptions: { project: `./${layer}/tsconfig.json`, tsconfigRootDir: import.meta.dirname },
  },
});

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'release/', 'node_modules/', 'test-results/', 'coverage/'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    rules: houseRules,
  },
  ...layers.map(typesOf),
  {
    files: ['{main,renderer,preload,shared}/**/*.{ts,tsx}'],
    rules: {
      'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }],
      'max-lines': ['error', { max: 350 }],
      // Such an import still loads the file: the window got its schema library by one.
      '@typescript-eslint/no-import-type-side-effects': 'error',
    },
  },
  { files: ['renderer/**/*.{ts,tsx}'], ...reactHooks.configs.flat.recommended },
  {
    files: ['test/{unit,contract,store,sync,desk}/**/*.{ts,tsx}'],
    // Screens have the date of `test/support/aMorning.ts`.
    ignores: ['test/unit/renderer/**'],
    rules: { 'no-restricted-syntax': [...houseRules['no-restricted-syntax'], ...machineDates] },
  },
  { files: ['*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['test/bench/**', 'build/**', 'main/practice/cli.ts'], rules: { 'no-console': 'off' } },
);
