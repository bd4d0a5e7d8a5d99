import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import * as runtime from '../../runtime/src/index.ts';
import { page, ROOT } from '../docs/markdown.ts';

const SECTIONS = ['Variants', 'Rollout', 'Checks', 'Connection contexts', 'Providers', 'Sequential helpers'];
const readme = page('runtime/README.md');

function section(title: string): string {
  return new RegExp(`^## ${title}$([^]*?)(?=^## |(?![^]))`, 'm').exec(readme)?.[1] ?? '';
}

function blocksOf(title: string): string[] {
  return [...section(title).matchAll(/^```ts\n([^]*?)^```$/gm)].map((match) => match[1] ?? '');
}

/** What examples take for granted, where they do not declare it. */
const GIVEN: Readonly<Record<string, string>> = {
  Model:
    'declare class Model { save(): void; asave(): Promise<void>; delete(): void; adelete(): Promise<void>;' +
    ' static create(): void; static acreate(): Promise<void>; stamp(): void }',
  Book: 'declare class Book extends Model { constructor(body?: unknown) }',
  Journal: 'declare class Journal extends Model { read(): Iterable<string>; aread(): AsyncGenerator<string> }',
  PoolClient: "import type { PoolClient } from 'pg';",
  pg: "import pg from 'pg';",
  mysql: "import mysql from 'mysql2/promise';",
  Connection: 'interface Connection { end(): Promise<void> }',
  connect: 'declare function connect(url: string | undefined): Promise<Connection>;',
  urls: 'declare const urls: Record<string, string>;',
  books: 'declare const books: (Book & { aprice(): Promise<number> })[];',
  nativeSave: 'declare function nativeSave(this: Model): Promise<void>;',
};

function asModule(block: string): string {
  const given = Object.entries(GIVEN).filter(([name]) => !new RegExp(`^class ${name}\\b`, 'm').test(block));
  const names = Object.keys(runtime).join(', ');
  return `import { ${names} } from '${ROOT}runtime/src/index.ts';\n${given.map(([, text]) => text).join('\n')}\n${block}`;
}

test('the examples of the runtime compile', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'orm-migrate-readme-')));
  try {
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'models.ts'), `export ${GIVEN['Model']}`);
    const files = SECTIONS.flatMap((title) => {
      const blocks = blocksOf(title);
      expect(blocks.length, title).toBeGreaterThan(0);
      return blocks.map((block, index) => {
        const file = join(folder, `${title}-${index}.ts`);
        writeFileSync(file, asModule(block));
        return file;
      });
    });
    const { options } = ts.convertCompilerOptionsFromJson(
      ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path)).config.compilerOptions,
      folder,
    );
    const program = ts.createProgram(files, { ...options, noUnusedLocals: false, noUnusedParameters: false });
    const wrong = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
      return `${file?.fileName.slice(folder.length) ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
    expect(wrong).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('each code of the checks is in the tables, and no other', () => {
  const source = ts.sys.readFile(`${ROOT}runtime/src/checks/messages.ts`) ?? '';
  const codes = new Set([...source.matchAll(/ORM_MIGRATE_\w+/g)].map(([code]) => code));
  const listed = [...section('Rollout').matchAll(/^\| `(ORM_MIGRATE_\w+)`/gm)].map((match) => match[1]);
  expect(listed.filter((code) => code !== 'ORM_MIGRATE_SYNC_FALLBACK').sort()).toEqual([...codes].sort());
  const levels = [...section('Checks').matchAll(/`…(_\w+)`/g)].map((match) => `ORM_MIGRATE${match[1]}`);
  expect(levels.sort()).toEqual([...codes].sort());
});
