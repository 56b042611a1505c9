import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';
import { documentedExport } from './infra/local/eslint/documented-export.rule.js';

const SPECS = ['**/*.spec.ts', '**/*.spec.tsx', 'api/test/**', 'infra/e2e/**'];

/** Folders whose very purpose is to turn what TypeScript cannot know into what it can. */
const PLUMBING = ['**/plumbing/**', 'themes/kit/src/**'];

/** The one place of each process that reads the environment. */
const CONFIGURATION = [
  'api/src/config.ts',
  'storefront-renderer/src/config.ts',
  'merchant-console/server/**',
  'merchant-console/vite.config.ts',
  'storefront-renderer/astro.config.ts',
  'infra/**',
  ...SPECS,
];

const PROCESS_ENV = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Read the environment in the configuration file only, and pass the value on.',
};

const NON_NULL_CAST = {
  selector:
    "TSAsExpression[typeAnnotation.type='TSUnknownKeyword'], TSAsExpression[typeAnnotation.type='TSAnyKeyword']",
  message: 'A cast through unknown hides a bug; parse the value at the edge.',
};

/** Rules that hold for every TypeScript file. */
const house = {
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
  // Dependency injection lives on empty classes with decorators.
  '@typescript-eslint/no-extraneous-class': 'off',
};

const sizes = {
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', 6],
};

/** Rules that need the types of a whole program. */
const typed = (files, project) => ({
  files,
  languageOptions: { parserOptions: { project, tsconfigRootDir: import.meta.dirname } },
  rules: {
    '@typescript-eslint/no-floating-promises': 'error',
    '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    '@typescript-eslint/await-thenable': 'error',
    '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  },
});

export default defineConfig(
  { ignores: ['**/dist/', '**/generated/', '**/.astro/', '.data/', '**/coverage/', '**/test-results/', '**/*.d.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  js.configs.recommended,
  {
    rules: {
      ...sizes,
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    languageOptions: {
      globals: Object.fromEntries(
        'process console fetch URL AbortSignal AbortController setTimeout clearTimeout setInterval clearInterval Buffer performance module document localStorage'
          .split(' ')
          .map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [ts.configs.recommended],
    plugins: { smallshop: { rules: { 'documented-export': documentedExport } } },
    rules: {
      ...house,
      'no-undef': 'off',
      'no-restricted-syntax': ['error', PROCESS_ENV, NON_NULL_CAST],
      'smallshop/documented-export': 'error',
    },
  },
  typed(['api/**/*.ts', 'workers/**/*.ts', 'infra/e2e/**/*.ts'], './infra/local/tsconfig.specs.json'),
  typed(['merchant-console/**/*.ts', 'merchant-console/**/*.tsx'], './merchant-console/tsconfig.json'),
  {
    files: ['merchant-console/**/*.tsx'],
    extends: [reactHooks.configs.flat['recommended-latest']],
    rules: {
      // A component's length is mostly markup.
      'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }],
      // Warns about what the React Compiler would skip; the consoles are built without it.
      'react-hooks/incompatible-library': 'off',
    },
  },
  { files: ['**/*.astro'], extends: [astro.configs['flat/recommended']], rules: { 'no-undef': 'off' } },
  { files: CONFIGURATION, rules: { 'no-restricted-syntax': 'off' } },
  { files: PLUMBING, rules: { '@typescript-eslint/consistent-type-assertions': 'off', 'no-restricted-syntax': 'off' } },
  {
    files: SPECS,
    rules: {
      'max-lines-per-function': 'off',
      'smallshop/documented-export': 'off',
      '@typescript-eslint/consistent-type-assertions': 'off',
    },
  },
  // Defaults of a generic definition: TypeScript cannot know that an absent type parameter means the default.
  {
    files: ['api/contract/src/operation.ts'],
    rules: { '@typescript-eslint/consistent-type-assertions': 'off', 'no-restricted-syntax': 'off' },
  },
  // Command-line programs print.
  {
    files: ['infra/**', 'api/src/seed.ts', 'api/src/migrate.ts', 'themes/kit/src/cli/**'],
    rules: { 'no-console': 'off' },
  },
);
