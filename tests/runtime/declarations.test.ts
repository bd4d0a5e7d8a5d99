/** The types as people get them: declarations that any TypeScript since 4.9 can follow. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../docs/markdown.ts';

const RUNTIME = join(ROOT, 'runtime');
const FINISH = 'scripts/finish-types.mjs';
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');

describe.each(['esm', 'cjs'])('the declarations for %s', (kind) => {
  let folder: string;

  // As `npm run build` does, but aside.
  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'orm-migrate-declarations-')));
    const project = join(RUNTIME, `tsconfig.${kind}.json`);
    execFileSync(process.execPath, [TSC, '-p', project, '--outDir', folder, '--emitDeclarationOnly']);
    execFileSync(process.execPath, [join(RUNTIME, FINISH), folder]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('name no .ts module, but what stands beside them', () => {
    const files = ts.sys.readDirectory(folder, ['.d.ts']);
    expect(files.length).toBeGreaterThan(40);
    let named = 0;
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      for (const { fileName } of ts.preProcessFile(text).importedFiles) {
        if (!fileName.startsWith('.')) continue;
        named++;
        expect(fileName, file).toMatch(/\.js$/);
        expect(existsSync(join(dirname(file), fileName.replace(/\.js$/, '.d.ts'))), `${file}: ${fileName}`).toBe(true);
      }
    }
    expect(named).toBeGreaterThan(40);
  });
});

it('the build finishes them last', () => {
  const { scripts } = JSON.parse(readFileSync(join(RUNTIME, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  expect(scripts['build']?.split(' && ').at(-1)).toBe(`node ${FINISH}`);
});
