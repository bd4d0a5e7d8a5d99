import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { walls } from './scripts/walls.mjs';

/** What plain scripts use of Node; TypeScript knows the rest. */
const NODE_GLOBALS = Object.fromEntries(
  ['console', 'fetch', 'process', 'setTimeout', 'clearTimeout', 'structuredClone', 'AbortSignal', 'Buffer', 'URL'].map(
    (name) => [name, 'readonly'],
  ),
);

export default defineConfig(
  globalIgnores(['**/dist/', '**/coverage/', '**/.venv*/', '__testfixtures__/']),
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  },
  {
    files: ['bin/**/*.ts', 'src/**/*.ts', 'transforms/**/*.ts', 'runtime/src/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    rules: {
      // A number in a message says what it says.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // What a factory returns are closures, which use no `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['runtime/src/**/*.ts'],
    rules: {
      // `async` turns what a function throws into a rejection, with or without an `await` in it.
      '@typescript-eslint/require-await': 'off',
      // Callers in plain JavaScript pass what the types forbid.
      '@typescript-eslint/no-unnecessary-condition': 'off',
    },
  },
  {
    files: ['tests/**/*.ts', 'scripts/**/*.ts', '*.config.ts'],
    extends: [tseslint.configs.recommended],
    rules: {
      // The traced ORM writes every operation as a generator, those that call nothing included.
      'require-yield': 'off',
      // Holes are what some of them are about.
      'no-sparse-arrays': 'off',
      '@typescript-eslint/no-misused-new': 'off',
    },
  },
  {
    files: ['**/*.ts'],
    rules: {
      // A parameter that is only there for its place, and what a rest element leaves out.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      // A function fits on a screen.
      'max-lines-per-function': ['error', { max: 80 }],
    },
  },
  ...walls(),
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: NODE_GLOBALS } },
  prettier,
);
