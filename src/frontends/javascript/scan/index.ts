/** Scanning: from the text of a file to its facts. */
import type { FileFacts } from '../../../model/facts.ts';
import { parse } from '../parse.ts';
import { callHandlers } from './calls.ts';
import { classHandlers } from './classes.ts';
import { readComments } from './comments.ts';
import { noteConstructors } from './constructors.ts';
import { type Handlers, Scan } from './context.ts';
import { expressionHandlers } from './expressions.ts';
import { fallbackImport } from './fallbacks.ts';
import { addFunction, functionHandlers } from './functions.ts';
import { declareBlock, declareVars } from './hoist.ts';
import { moduleHandlers } from './modules.ts';
import { statementHandlers } from './statements.ts';
import { topLevelStatements } from './top-level.ts';
import { noteAlways } from './unseen.ts';

const HANDLERS: Handlers = {
  ...statementHandlers,
  ...expressionHandlers,
  ...functionHandlers,
  ...classHandlers,
  ...callHandlers,
  ...moduleHandlers,
};

/**
 * Reads the facts off a source file.
 * @param path absolute, with `/` separators
 * @throws SourceSyntaxError if no grammar fits
 */
export function scan(path: string, source: string): FileFacts {
  const { program, comments } = parse(path, source);
  const state = new Scan(path, source, readComments(source, comments ?? []), HANDLERS);
  state.isModule = program.sourceType === 'module';
  addFunction(state, program, { form: 'module', name: null, use: { kind: 'declaration' } });
  declareVars(state, state.scope, program);
  declareBlock(state, state.scope, program.body);
  for (const statement of program.body) state.topLevel.add(statement);
  noteAlways(state, program.body);
  state.visitAll(program.body);
  noteConstructors(state);
  if (isScript(state)) noteDeclared(state);
  return {
    path,
    moduleKind: program.sourceType === 'module' ? 'esm' : 'commonjs',
    bindings: state.bindings,
    functions: state.functions,
    classes: state.classes,
    objects: state.objects,
    calls: state.calls,
    exports: state.exports,
    globals: state.globals,
    ...(state.assignsExports ? { assignsExports: true } : {}),
    statements: topLevelStatements(state, program),
    starExports: state.starExports,
    loads: state.loads,
    ...keyedTypes(source),
    memberAssignments: state.memberAssignments,
    fallbacks: state.fallbacks,
    fallbackImport: fallbackImport(state, program, comments ?? []),
    directives: program.directives.map((directive) => directive.value.value),
  };
}

/** A file that neither imports, requires nor exports anything may be one of several scripts with one scope. */
function isScript({ isModule, exports, calls }: Scan): boolean {
  const requires = calls.some(({ callee }) => callee.kind === 'global' && callee.name === 'require');
  return !isModule && exports.length === 0 && !requires;
}

function noteDeclared(state: Scan): void {
  for (const [name, binding] of state.scope.names) {
    const { kind } = state.bindings[binding] ?? {};
    if (kind === 'variable' || kind === 'function' || kind === 'class')
      state.globals.push({ name, value: { kind: 'binding', binding }, declared: true });
  }
}

/**
 * The text tells: a type may stand anywhere, and one too many is harmless. One more name is an error in `Record<keyof A, B>`, in
 * `{ [K in keyof A]: B }`, and where a switch has to be complete; a list of some names stays right.
 */
function keyedTypes(source: string): Pick<FileFacts, 'keyedTypes'> {
  const isComplete = /:\s*never\b|\bsatisfies\s+never\b/.test(source);
  const names = [...source.matchAll(KEYED)].filter(([, before]) => isComplete || before !== undefined);
  const found = [...new Set(names.flatMap(([, , name]) => name ?? []))];
  return found.length === 0 ? {} : { keyedTypes: found };
}

/** `keyof A`, with what says that all names have to be there. */
const KEYED = /(\bRecord\s*<\s*|\bin\s+)?\bkeyof\s+(?:typeof\s+)?(?:[\w$]+\.)*([\p{ID_Start}$_][\p{ID_Continue}$]*)/gu;
