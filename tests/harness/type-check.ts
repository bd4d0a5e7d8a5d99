import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { FIXTURES } from './fixtures.ts';
import type { Files } from './modules.ts';

const RUNTIME = fileURLToPath(new URL('../../runtime/src/index.ts', import.meta.url));
const ROOT = '/fixtures/';

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts', 'lib.esnext.decorators.d.ts', 'lib.dom.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  types: ['node'],
  typeRoots: [fileURLToPath(new URL('../../node_modules/@types', import.meta.url))],
  paths: { 'orm-migrate-runtime': [RUNTIME] },
  jsx: ts.JsxEmit.Preserve,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  skipLibCheck: true,
};

/** Files that are no fixture's, parsed once. */
const libraries = new Map<string, ts.SourceFile | undefined>();

/** Type errors of the projects that have any: all projects are checked as one program, each below a folder of its own name. */
export function typeErrors(
  projects: ReadonlyMap<string, Files>,
  noImplicitOverride: boolean,
): ReadonlyMap<string, readonly string[]> {
  const options = { ...OPTIONS, noImplicitOverride };
  const texts = new Map<string, string>();
  for (const [name, files] of projects) {
    for (const [path, text] of files) texts.set(`${ROOT}${name}/${path}`, text);
  }
  const sources = [...texts.keys()].filter((path) => /(?<!\.d)\.tsx?$/.test(path));
  const declarations = ['orm', 'frameworks'].map((name) => `${FIXTURES}types/${name}.d.ts`);
  const program = ts.createProgram([...declarations, ...sources], options, createHost(texts, options));
  const found = [...projects.keys()].map((name) => {
    const own = sources.filter((path) => path.startsWith(`${ROOT}${name}/`));
    return [name, own.flatMap((path) => errorsOf(program, path))] as const;
  });
  return new Map(found.filter(([, errors]) => errors.length > 0));
}

function createHost(texts: Files, options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const folders = [...texts.keys()].map((path) => path.slice(0, path.lastIndexOf('/') + 1));
  return {
    ...host,
    fileExists: (path) => texts.has(path) || host.fileExists(path),
    readFile: (path) => texts.get(path) ?? host.readFile(path),
    directoryExists: (path) => folders.some((folder) => folder.startsWith(`${path}/`)) || ts.sys.directoryExists(path),
    getSourceFile: (path, version, ...rest) => {
      const text = texts.get(path);
      if (text !== undefined) return ts.createSourceFile(path, text, version, true);
      if (!libraries.has(path)) libraries.set(path, host.getSourceFile(path, version, ...rest));
      return libraries.get(path);
    },
  };
}

function errorsOf(program: ts.Program, path: string): string[] {
  const file = program.getSourceFile(path);
  const diagnostics = file === undefined ? [] : program.getSemanticDiagnostics(file);
  return diagnostics.map(({ start = 0, messageText }) => {
    const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
    return `${path.slice(ROOT.length)}:${String(line)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}
