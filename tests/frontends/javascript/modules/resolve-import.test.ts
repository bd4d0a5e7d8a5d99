import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createImportResolver } from '../../../../src/frontends/javascript/modules/resolve-import.ts';
import { type Files, temporaryFolder } from '../../../git/temp.ts';

/** Asks from `src/a.ts`; a file comes as its path in the project. */
function resolving(files: Files, { rootImports = false, from = 'src/a.ts' } = {}) {
  const folder = temporaryFolder({ [from]: '', ...files });
  const resolver = createImportResolver(folder, rootImports);
  const show = (found: ReturnType<typeof resolver.resolve>): string =>
    found.kind === 'file' ? (found.external ? 'external ' : '') + found.path.slice(folder.length + 1) : found.kind;
  return {
    folder,
    code: (specifier: string) => show(resolver.resolve(join(folder, from), specifier)),
    types: (specifier: string) => show(resolver.resolveTypes(join(folder, from), specifier)),
  };
}

const manifest = (fields: object): string => JSON.stringify(fields);

describe('files', () => {
  test('with and without endings, and folders', () => {
    const { code } = resolving({
      'src/b.ts': '',
      'src/c.js': '',
      'src/d/index.ts': '',
      'src/e.mjs': '',
      'src/f.tsx': '',
    });
    expect(
      ['./b', './b.ts', './b.js', './c', './c.js', './d', './d/', './d/index.js', './e.mjs', './f.jsx', './f'].map(
        code,
      ),
    ).toEqual([
      'src/b.ts',
      'src/b.ts',
      'src/b.ts',
      'src/c.js',
      'src/c.js',
      'src/d/index.ts',
      'src/d/index.ts',
      'src/d/index.ts',
      'src/e.mjs',
      'src/f.tsx',
      'src/f.tsx',
    ]);
  });

  test('.mjs and .cjs stand for their sources', () => {
    const { code } = resolving({ 'src/b.mts': '', 'src/c.cts': '' });
    expect([code('./b.mjs'), code('./c.cjs')]).toEqual(['src/b.mts', 'src/c.cts']);
  });

  test('that are not there, or no code', () => {
    const { code } = resolving({ 'src/data.json': '{}', 'src/style.css': '' });
    expect(['./gone', '../../gone', './data.json', './data', './style.css'].map(code)).toEqual(
      Array(5).fill('missing'),
    );
  });

  test('by their real path', () => {
    const { folder, code } = resolving({ 'lib/b.ts': '' });
    symlinkSync(join(folder, 'lib'), join(folder, 'src/link'));
    expect(code('./link/b')).toBe('lib/b.ts');
  });

  test('links in a circle lead nowhere', () => {
    const { folder, code } = resolving({});
    symlinkSync('loop', join(folder, 'src/loop'));
    symlinkSync('.', join(folder, 'src/here'));
    expect(code('./loop')).toBe('missing');
    expect(code('./here/here/a')).toBe('src/a.ts');
  });
});

describe('packages', () => {
  test('that are not installed, and modules of the platform', () => {
    const { code } = resolving({});
    expect(['orm', '@scope/orm/models', 'node:fs', 'fs', 'fs/promises'].map(code)).toEqual(Array(5).fill('package'));
    expect(['', 'a\0b', '@/orm', '#orm', '~/orm', '$lib/orm'].map(code)).toEqual(Array(6).fill('missing'));
  });

  test('that the project does not declare are unknown', () => {
    const declared = {
      'package.json': manifest({
        name: 'shop',
        dependencies: { orm: '1' },
        devDependencies: { '@types/acme__log': '1' },
        peerDependencies: { react: '19' },
      }),
    };
    const { code } = resolving(declared);
    expect(['orm', 'orm/models', '@acme/log', 'react', 'fs', 'bun:sqlite', 'meteor/mongo'].map(code)).toEqual(
      Array(7).fill('package'),
    );
    expect(['other', 'src/lib/log.js', '@acme/other'].map(code)).toEqual(Array(3).fill('missing'));
  });

  test('are declared by any manifest up to the repository', () => {
    const files = {
      '.git/HEAD': '',
      'package.json': manifest({ dependencies: { orm: '1' } }),
      'packages/app/package.json': manifest({ dependencies: { log: '1' } }),
    };
    const { code } = resolving(files, { from: 'packages/app/src/a.ts' });
    expect(['orm', 'log', 'other'].map(code)).toEqual(['package', 'package', 'missing']);
  });

  test('of the workspace are its sources, installed or not', () => {
    const workspace = {
      'packages/core/package.json': manifest({ name: '@acme/core', main: 'dist/index.js' }),
      'packages/core/src/index.ts': '',
      'packages/core/src/models.ts': '',
      'tools/log/package.json': manifest({ name: 'log', exports: { '.': './main.js' } }),
      'tools/log/main.js': '',
    };
    const npm = { 'package.json': manifest({ workspaces: ['packages/*', './tools/log'] }) };
    const pnpm = {
      'package.json': '{}',
      'pnpm-workspace.yaml': 'packages:\n  # all of them\n  - "packages/*"\n  - tools/**\ncatalog:\n  react: 19\n',
    };
    for (const kind of [npm, pnpm]) {
      const { code } = resolving({ ...workspace, ...kind }, { from: 'packages/app/src/a.ts' });
      expect(['@acme/core', '@acme/core/models', 'log', '@acme/gone'].map(code)).toEqual([
        'packages/core/src/index.ts',
        'packages/core/src/models.ts',
        'tools/log/main.js',
        'missing',
      ]);
    }
  });

  test('by main, module and exports', () => {
    const { code } = resolving({
      'node_modules/a/package.json': manifest({ main: './lib/a.js' }),
      'node_modules/a/lib/a.js': '',
      'node_modules/b/package.json': manifest({ main: './b.cjs', module: './b.mjs' }),
      'node_modules/b/b.cjs': '',
      'node_modules/b/b.mjs': '',
      'node_modules/c/package.json': manifest({
        exports: { '.': { import: './c.js' }, './models': './m/index.js', './*': './x/*.js' },
      }),
      'node_modules/c/c.js': '',
      'node_modules/c/m/index.js': '',
      'node_modules/c/x/y.js': '',
      'node_modules/c/secret.js': '',
      'node_modules/@s/d/index.js': '',
    });
    expect(['a', 'b', 'c', 'c/models', 'c/y', '@s/d'].map(code)).toEqual([
      'external node_modules/a/lib/a.js',
      'external node_modules/b/b.mjs',
      'external node_modules/c/c.js',
      'external node_modules/c/m/index.js',
      'external node_modules/c/x/y.js',
      'external node_modules/@s/d/index.js',
    ]);
    expect(code('c/secret.js')).toBe('package');
  });

  test('declarations beside the code', () => {
    const { code, types } = resolving({
      'node_modules/a/package.json': manifest({ main: 'a.js', types: 'types/a.d.ts' }),
      'node_modules/a/a.js': '',
      'node_modules/a/types/a.d.ts': '',
      'node_modules/b/package.json': manifest({ exports: { '.': { types: './b.d.ts', default: './b.js' } } }),
      'node_modules/b/b.js': '',
      'node_modules/b/b.d.ts': '',
    });
    expect([code('a'), types('a')]).toEqual(['external node_modules/a/a.js', 'external node_modules/a/types/a.d.ts']);
    expect([code('b'), types('b')]).toEqual(['external node_modules/b/b.js', 'external node_modules/b/b.d.ts']);
  });

  test('of a workspace are the project’s own', () => {
    const { folder, code } = resolving({
      'packages/core/package.json': manifest({ name: '@app/core', exports: './src/index.ts' }),
      'packages/core/src/index.ts': '',
      'node_modules/@app/.keep': '',
    });
    symlinkSync(join(folder, 'packages/core'), join(folder, 'node_modules/@app/core'));
    expect(code('@app/core')).toBe('packages/core/src/index.ts');
  });

  test('imports of a package’s own', () => {
    const { code } = resolving({
      'package.json': manifest({ imports: { '#models/*': './src/models/*.js' } }),
      'src/models/b.ts': '',
    });
    expect(code('#models/b')).toBe('src/models/b.ts');
  });
});

describe('tsconfig', () => {
  const paths = { compilerOptions: { paths: { '@/*': ['./src/*'], models: ['./src/models/index.ts'] } } };

  test('paths', () => {
    const { code } = resolving({
      'tsconfig.json': manifest(paths),
      'src/b.ts': '',
      'src/models/index.ts': '',
    });
    expect(['@/b', '@/b.js', 'models', '@/gone'].map(code)).toEqual([
      'src/b.ts',
      'src/b.ts',
      'src/models/index.ts',
      'missing',
    ]);
  });

  test('baseUrl, comments and extended files', () => {
    const { code } = resolving({
      'tsconfig.base.json': `// shared\n${manifest({ compilerOptions: { baseUrl: './src' } })}`,
      'tsconfig.json': manifest({ extends: './tsconfig.base.json' }),
      'src/lib/b.ts': '',
    });
    expect(code('lib/b')).toBe('src/lib/b.ts');
  });

  test('a broken one is no reason to fail', () => {
    const { code } = resolving({ 'tsconfig.json': '{ nonsense', 'src/b.ts': '' });
    expect(['file', 'missing', 'src/b.ts']).toContain(code('./b'));
  });
});

describe('a broken package.json of the project', () => {
  const broken = { 'package.json': '{', 'src/b.ts': '', 'src/models/index.ts': '' };

  test('does not switch off tsconfig paths', () => {
    const { code } = resolving({
      ...broken,
      'tsconfig.base.json': `// shared\n{ "compilerOptions": { "baseUrl": ".", /* odd */ "paths": { "~": ["src/b.ts"] }, }, }`,
      'tsconfig.json': manifest({
        extends: './tsconfig.base',
        compilerOptions: {
          paths: { '@/*': ['./gone/*', './src/*'], '@/mod*s': ['./src/mod*s'], models: ['./src/models'] },
        },
      }),
    });
    expect(['@/b', '@/b.js', '@/models', 'models', 'src/b', './b', './b.js', '@/gone', '~'].map(code)).toEqual([
      'src/b.ts',
      'src/b.ts',
      'src/models/index.ts',
      'src/models/index.ts',
      'src/b.ts',
      'src/b.ts',
      'src/b.ts',
      'missing',
      'missing',
    ]);
  });

  test('nor installed packages', () => {
    const { code, types } = resolving({
      ...broken,
      'node_modules/a/package.json': manifest({ main: './lib/a.js', types: './a.d.ts' }),
      'node_modules/a/lib/a.js': '',
      'node_modules/a/a.d.ts': '',
      'node_modules/@acme/orm/package.json': manifest({ exports: { './models': './m.js' } }),
      'node_modules/@acme/orm/m.js': '',
    });
    expect(['a', '@acme/orm/models', '@acme/orm/m.js', 'b'].map(code)).toEqual([
      'external node_modules/a/lib/a.js',
      'external node_modules/@acme/orm/m.js',
      'package',
      'package',
    ]);
    expect(types('a')).toBe('external node_modules/a/a.d.ts');
  });
});

describe('root imports', () => {
  const files = { 'imports/api/todos.js': '', 'imports/ui/index.ts': '', 'imports/data.json': '{}' };

  test('begin at the project where the profile says so', () => {
    const { code, types } = resolving(files, { rootImports: true });
    expect(
      ['/imports/api/todos.js', '/imports/api/todos', '/imports/ui', '/imports/gone', '/imports/data.json'].map(code),
    ).toEqual(['imports/api/todos.js', 'imports/api/todos.js', 'imports/ui/index.ts', 'missing', 'missing']);
    expect(types('/imports/api/todos')).toBe('imports/api/todos.js');
  });

  test('but nowhere else', () => {
    expect(resolving(files).code('/imports/api/todos.js')).toBe('missing');
  });
});
