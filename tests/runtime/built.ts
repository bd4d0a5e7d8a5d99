/** The runtime as people install it, in ES modules and in CommonJS, for tests that need a process of their own. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const SOURCE = fileURLToPath(new URL('../../runtime/src/', import.meta.url));

export interface BuiltRuntime {
  /** Runs a module that has the package as `esm` and `cjs`. */
  readonly run: (code: string, env?: NodeJS.ProcessEnv) => { readonly stdout: string; readonly stderr: string };
  readonly remove: () => void;
}

/** Builds it aside, so that dist/ need not be there and is never an old one. */
export function buildRuntime(): BuiltRuntime {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'orm-migrate-runtime-')));
  emit(join(folder, 'esm'), { module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true }, 'module');
  emit(join(folder, 'cjs'), { module: ts.ModuleKind.CommonJS }, 'commonjs');
  return {
    run(code, env = {}) {
      const file = join(folder, 'main.mjs');
      writeFileSync(
        file,
        `import { createRequire } from 'node:module';\nimport * as esm from './esm/index.js';\n` +
          `const cjs = createRequire(import.meta.url)('./cjs/index.js');\n${code}`,
      );
      const { stdout, stderr } = spawnSync(process.execPath, [file], {
        env: { ...process.env, NODE_OPTIONS: '', ORM_MIGRATE_PHASE: '', ...env },
        encoding: 'utf8',
      });
      return { stdout: stdout.trim(), stderr: stderr.trim() };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function emit(folder: string, options: ts.CompilerOptions, type: string): void {
  for (const path of ts.sys.readDirectory(SOURCE, ['.ts'])) {
    const target = join(folder, path.slice(SOURCE.length).replace(/\.ts$/, '.js'));
    const compilerOptions = { target: ts.ScriptTarget.ES2019, rewriteRelativeImportExtensions: true, ...options };
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, ts.transpileModule(readFileSync(path, 'utf8'), { compilerOptions }).outputText);
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type }));
}
