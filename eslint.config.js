import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What plain scripts use of Node; TypeScript knows the rest. */
const NODE_GLOBALS = Object.fromEntries(
  ['console', 'fetch', 'process', 'setTimeout', 'structuredClone', 'AbortSignal', 'Buffer', 'URL'].map((name) => [
    name,
    'readonly',
  ]),
);

export default defineConfig(
  globalIgnores(['**/dist/', '**/coverage/', '__testfixtures__/']),
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
    },
  },
  { files: ['tests/**/*.ts', '*.config.ts'], extends: [tseslint.configs.recommended] },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: NODE_GLOBALS } },
  prettier,
);
