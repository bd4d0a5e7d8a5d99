/** Parsing: which grammar a file is written in, and what to say when it is not. */
import { parse as babelParse, type ParserOptions, type ParserPlugin } from '@babel/parser';
import type { File } from '@babel/types';
import type { Position } from '../../model/facts.ts';
import type { Edit } from '../../model/plan.ts';

/** A syntax error, with the place it was found at. */
export class SourceSyntaxError extends Error {
  override readonly name = 'SourceSyntaxError';
  readonly position: Position;

  constructor(message: string, position: Position) {
    super(message);
    this.position = position;
  }
}

const COMMON: ParserOptions = {
  allowReturnOutsideFunction: true,
  allowNewTargetOutsideFunction: true,
  allowUndeclaredExports: true,
  // Meteor allows nested imports; refusing them would refuse whole applications.
  allowImportExportEverywhere: true,
  attachComment: false,
};

/** Syntax that some compiler accepts beyond the language. */
const EXTRAS: readonly ParserPlugin[] = [
  'decoratorAutoAccessors',
  'deprecatedImportAssert',
  'explicitResourceManagement',
  'exportDefaultFrom',
  'deferredImportEvaluation',
  'sourcePhaseImports',
];

/** A file whose extension does not say so is a module if it imports or exports anything. */
function optionsFor(path: string): ParserOptions {
  return { ...COMMON, sourceType: /\.m[jt]s$/.test(path) ? 'module' : 'unambiguous' };
}

/** The path as it would say that the file is a module, where an import that is planned says so. */
export function pathForEdits(path: string, edits: readonly Edit[]): string {
  const isModule = edits.some((edit) => edit.kind === 'add-import' && edit.inModule === true);
  return isModule ? path.replace(/\.([jt]s)$/, '.m$1') : path;
}

/** Mistakes about names that compilers report later or not at all; the file can be read all the same. */
const TOLERATED = new Set([
  'DuplicateExport',
  'VarRedeclaration',
  'InvalidPrivateFieldResolution',
  'TypeImportCannotSpecifyDefaultAndNamed',
  // TypeScript takes decorators behind `export` and on parameters alike, which no grammar of Babel's does.
  'UnsupportedParameterDecorator',
  // `super.save()` outside of methods; `super()` outside of constructors is no code at all.
  'UnexpectedSuper',
]);

/** Grammars to try, in order: the first that parses the file is its grammar. */
function grammars(path: string): readonly ParserPlugin[][] {
  if (/\.[mc]?ts$/.test(path)) {
    const typescript: ParserPlugin = /\.d\.[mc]?ts$/.test(path) ? ['typescript', { dts: true }] : 'typescript';
    return [
      [typescript, 'decorators-legacy'],
      [typescript, 'decorators'],
    ];
  }
  if (path.endsWith('.tsx')) {
    return [
      ['typescript', 'jsx', 'decorators-legacy'],
      ['typescript', 'jsx', 'decorators'],
    ];
  }
  return [
    ['jsx', 'decorators-legacy'],
    ['jsx', 'decorators'],
    ['jsx', ['flow', { all: true }], 'decorators-legacy'],
  ];
}

/**
 * Parses a source file.
 * @param path decides on the grammar by its extension; need not exist
 * @throws SourceSyntaxError with the error of the first grammar tried, which is the likeliest one
 */
export function parse(path: string, source: string): File {
  try {
    return parseStrictly(path, source);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    const tolerated = parseTolerantly(path, source);
    if (tolerated) return tolerated;
    throw error;
  }
}

/**
 * Like {@link parse}, but refuses what a compiler would only report later.
 * @throws SourceSyntaxError
 */
export function parseStrictly(path: string, source: string): File {
  let first: SourceSyntaxError | null = null;
  for (const plugins of grammars(path)) {
    try {
      return babelParse(source, { ...optionsFor(path), plugins: [...EXTRAS, ...plugins] });
    } catch (error) {
      first ??= toSyntaxError(error);
    }
  }
  throw first ?? new SourceSyntaxError('not parsed', { line: 1, column: 1 });
}

/** Whether {@link parseStrictly} takes the file. */
export function parsesStrictly(path: string, source: string): boolean {
  try {
    parseStrictly(path, source);
    return true;
  } catch {
    return false;
  }
}

/** Reads a file whose only mistakes leave the tree whole; null if there are others. */
function parseTolerantly(path: string, source: string): File | null {
  for (const plugins of grammars(path)) {
    try {
      const options = { ...optionsFor(path), errorRecovery: true, plugins: [...EXTRAS, ...plugins] };
      const file = babelParse(source, options);
      if (file.errors?.every((error) => 'reasonCode' in error && TOLERATED.has(error.reasonCode))) return file;
    } catch {
      // The first error says more than later attempts do.
    }
  }
  return null;
}

function toSyntaxError(error: unknown): SourceSyntaxError {
  // The text is deeper than the stack, in any grammar: no mistake of the text.
  if (error instanceof RangeError) throw error;
  if (!(error instanceof Error)) return new SourceSyntaxError(String(error), { line: 1, column: 1 });
  const location = 'loc' in error ? (error.loc as { line?: number; column?: number } | undefined) : undefined;
  // Babel appends "(line:column)", counted from another origin than editors count from.
  const message = error.message.replace(/\s*\(\d+:\d+\)$/, '').split('\n')[0] ?? 'syntax error';
  return new SourceSyntaxError(message, { line: location?.line ?? 1, column: (location?.column ?? 0) + 1 });
}
