import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createImportResolver } from '../../../../src/frontends/javascript/modules/resolve-import.ts';
import { scanDependency } from '../../../../src/steps/scan.ts';
import { temporaryFolder } from '../../../git/temp.ts';

const LOG = { 'src/lib/log.js': '', 'src/app.js': '', 'package.json': '{ "name": "shop" }' };

/** What specifiers in `src/app.js` lead to, beside these files. */
function resolving(files: Readonly<Record<string, string>>, specifiers: readonly string[]): readonly string[] {
  const folder = temporaryFolder({ ...LOG, ...files });
  const resolver = createImportResolver(folder, false, scanDependency);
  return specifiers.map((specifier) => {
    const found = resolver.resolve(join(folder, 'src/app.js'), specifier);
    return found.kind === 'file' ? found.path.slice(folder.length + 1) : found.kind;
  });
}

describe('aliases', () => {
  test.each([
    ['Vite, from the root', 'vite.config.js', "export default { resolve: { alias: { '@': '/src' } } };"],
    [
      'Vite, by a URL',
      'vite.config.ts',
      "import { defineConfig } from 'vite';\nimport { fileURLToPath, URL } from 'node:url';\nexport default defineConfig({ resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } } });",
    ],
    [
      'Vite, as a list',
      'vite.config.mjs',
      "export default { resolve: { alias: [{ find: '@', replacement: './src' }] } };",
    ],
    [
      'Vitest, by a function',
      'vitest.config.ts',
      "export default ({ mode }) => ({ resolve: { alias: { '@': './src' } } });",
    ],
    [
      'webpack',
      'webpack.config.js',
      "const path = require('path');\nmodule.exports = { resolve: { alias: { '@': path.resolve(__dirname, 'src') } } };",
    ],
    [
      'webpack, from a constant',
      'webpack.config.cjs',
      "const path = require('path');\nconst root = path.join(__dirname, 'src');\nconst alias = { '@': root };\nmodule.exports = { resolve: { alias } };",
    ],
    ['Jest', 'jest.config.js', "module.exports = { moduleNameMapper: { '^@/(.*)$': '<rootDir>/src/$1' } };"],
    ['Babel', 'babel.config.js', "module.exports = { plugins: [['module-resolver', { alias: { '@': './src' } }]] };"],
    ['.babelrc', '.babelrc', '{ "plugins": [["module-resolver", { "alias": { "@": "./src" } }]] }'],
    ['package.json of module-alias', 'package.json', '{ "name": "shop", "_moduleAliases": { "@": "src" } }'],
    [
      'package.json with Jest',
      'package.json',
      '{ "name": "shop", "jest": { "moduleNameMapper": { "^@/(.*)$": "<rootDir>/src/$1" } } }',
    ],
    ['jsconfig.json', 'jsconfig.json', '{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["src/*"] } } }'],
  ])('of %s', (_title, name, text) => {
    expect(resolving({ [name]: text }, ['@/lib/log.js', '@/lib/log', '@/gone', '@other/lib'])).toEqual([
      'src/lib/log.js',
      'src/lib/log.js',
      'missing',
      'missing',
    ]);
  });

  test('that frameworks bring', () => {
    expect(resolving({ 'svelte.config.js': 'export default {};' }, ['$lib/log.js'])).toEqual(['src/lib/log.js']);
    expect(resolving({ 'nuxt.config.ts': 'export default {};' }, ['~/src/lib/log.js'])).toEqual(['src/lib/log.js']);
  });

  test('exact ones stand for nothing below them', () => {
    const config = "module.exports = { resolve: { alias: { log$: './src/lib/log.js' } } };";
    expect(resolving({ 'webpack.config.js': config }, ['log', 'log/other'])).toEqual(['src/lib/log.js', 'missing']);
  });

  test('whose target is worked out at run time are unknown', () => {
    const config = "export default { resolve: { alias: { '@': process.env.SRC ?? find() } } };";
    expect(resolving({ 'vite.config.js': config }, ['@/lib/log.js'])).toEqual(['missing']);
  });

  test('in a configuration that cannot be parsed are unknown', () => {
    expect(resolving({ 'vite.config.js': 'export default {{' }, ['@/lib/log.js'])).toEqual(['missing']);
  });

  test('the file to mend is the one that could say more', () => {
    const folder = temporaryFolder({ ...LOG, 'vite.config.js': 'export default {};' });
    const resolver = createImportResolver(folder, false, scanDependency);
    const mend = (specifier: string): unknown => resolver.resolve(join(folder, 'src/app.js'), specifier);
    expect(mend('@/lib/log.js')).toMatchObject({ kind: 'missing', mend: join(folder, 'vite.config.js') });
    expect(mend('#log')).toMatchObject({ kind: 'missing', mend: join(folder, 'package.json') });
  });
});

const PATHS = '"paths": { "@/*": ["./src/*"] }';
/** An installed package that has a configuration for others to extend. */
const SHARED = {
  'node_modules/@acme/tsconfig/package.json': '{ "name": "@acme/tsconfig" }',
  'node_modules/@acme/tsconfig/tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["${configDir}/src/*"] } } }',
};

describe('paths of a tsconfig', () => {
  test.each<readonly [string, Readonly<Record<string, string>>]>([
    ['with comments and commas', { 'tsconfig.json': `// ours\n{ "compilerOptions": { ${PATHS}, }, }` }],
    ['from a package', { ...SHARED, 'tsconfig.json': '{ "extends": "@acme/tsconfig" }' }],
    ['from a package, for JavaScript', { ...SHARED, 'jsconfig.json': '{ "extends": "@acme/tsconfig" }' }],
    [
      'from a package, where package.json is broken',
      { ...SHARED, 'tsconfig.json': '{ "extends": "@acme/tsconfig" }', 'package.json': '{ "name": ' },
    ],
    [
      'beside a package that is not installed',
      { 'tsconfig.json': `{ "extends": "@acme/tsconfig", "compilerOptions": { ${PATHS} } }` },
    ],
    [
      'beside a file that is not written yet',
      { 'tsconfig.json': `{ "extends": "./.nuxt/tsconfig.json", "compilerOptions": { ${PATHS} } }` },
    ],
    [
      'from a file that extends what is not installed',
      {
        'tsconfig.json': '{ "extends": "./base.json" }',
        'base.json': `{ "extends": "@acme/tsconfig", "compilerOptions": { ${PATHS} } }`,
      },
    ],
    ['in a circle', { 'tsconfig.json': `{ "extends": "./tsconfig.json", "compilerOptions": { ${PATHS} } }` }],
    [
      'without a dot, from the folder of the file',
      {
        'tsconfig.json': '{ "extends": "./.nuxt/tsconfig.json", "compilerOptions": { "paths": { "@/*": ["src/*"] } } }',
      },
    ],
    [
      'beside patterns that mean nothing',
      { 'tsconfig.json': '{ "compilerOptions": { "paths": { "*/*": ["*"], "@/*": "./src/*", "@/lib/*": 7 } } }' },
    ],
    [
      'from the base that another file of the list gives',
      {
        'jsconfig.json': '{ "extends": ["./paths.json", "./base.json"] }',
        'paths.json': '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
        'base.json': '{ "compilerOptions": { "baseUrl": "./src" } }',
      },
    ],
  ])('%s', (_title, files) => {
    expect(resolving(files, ['@/lib/log.js', '@/gone'])).toEqual(['src/lib/log.js', 'missing']);
  });

  test('a base URL stands for what no pattern meets', () => {
    const files = { 'jsconfig.json': '{ "compilerOptions": { "baseUrl": "./src", "paths": { "@/*": ["./lib/*"] } } }' };
    expect(resolving(files, ['lib/log', '@/log', '@/lib/log'])).toEqual([
      'src/lib/log.js',
      'src/lib/log.js',
      'missing',
    ]);
  });
});
