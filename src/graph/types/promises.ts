/**
 * Promises: the one answer to whether something is one, whatever its name. What `await` waits for is any object with a
 * `then()` (ECMA-262, Promise Resolve Functions), so subclasses, other libraries' promises and thenables are promises here.
 */
import type { TypeFact, Value } from '../../model/facts.ts';
import { isPlatformModule } from '../project/builtins.ts';
import { isPackage } from '../project/exports.ts';
import type { ClassNode, FileNode, FunctionNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import { alternatives, type Type, UNKNOWN } from '../project/types.ts';
import { type Written, writtenType, writtenValue } from './written.ts';

type External = Extract<Type, { kind: 'external' }>;

/** Packages that are a promise, or whose functions give one. */
const PACKAGES = (
  'bluebird q rsvp when vow lie any-promise native-promise-only es6-promise promise promise-polyfill pinkie ' +
  'pinkie-promise p-event p-cancelable p-defer delay execa'
).split(' ');

/** Functions of those packages that give a function, or a promise with its resolvers, and no promise. */
const WRAPPING = /^(promisify|promisifyAll|coroutine|method|wrap|lift|denodeify|nbind|nfbind|defer|deferred|nodeify)$/;

/** Names that a type of another module has because it is a promise, or may be one: `MaybePromise`, `Awaitable`. */
const NAMES = /Promise|Thenable|^Bluebird$|^(Maybe)?Awaitable$|^Deferred$/;

/** How many aliases of aliases are followed. */
const MOST_ALIASES = 5;

/** Methods of promises that give another one. */
const REACTIONS: ReadonlySet<string> = new Set(['then', 'catch', 'finally']);

/** Whether a type of that name, of which no more is known, stands for a promise. */
export function isPromiseName(name: string): boolean {
  return NAMES.test(name);
}

/** Whether the value is the `Promise` of the language or of a package. */
export function isPromiseConstructor(graph: Graph, value: Value, file: FileNode): boolean {
  const type = graph.evaluate(value, file);
  return (type.kind === 'builtin' && type.name === 'Promise') || (type.kind === 'external' && givesOnlyPromises(type));
}

/** Whether awaiting such a value may give another. */
export function isPromise(graph: Graph, type: Type): boolean {
  return alternatives(type).some((each) => {
    switch (each.kind) {
      case 'promise':
        return true;
      case 'builtin':
        return isPromiseName(each.name);
      case 'external':
        return isPromiseOfPackage(each);
      case 'instance':
        return isThenable(graph, each.class);
      case 'object':
        return each.object.fact.members.some(({ name }) => name === 'then');
      default:
        return false;
    }
  });
}

/** Whether a function gives a promise, by what it returns or by its written types. */
export function givesPromise(graph: Graph, node: FunctionNode): boolean {
  const { fact, file } = node;
  return (
    fact.returns.some((value) => isPromiseValue(graph, value, file)) ||
    [fact.returnType, ...fact.overloadTypes, resultOf(holderType(node), file)].some((type) =>
      isPromiseWritten(graph, type, file),
    )
  );
}

/** What is written of it counts first; of what is not known the name may still say it: `deferred.promise`. */
function isPromiseValue(graph: Graph, value: Value, file: FileNode): boolean {
  const written = isOneWritten(graph, writtenValue(graph, value, file));
  if (written !== null) return written;
  const type = graph.evaluate(value, file);
  if (isPromise(graph, type)) return true;
  const binding = value.kind === 'binding' ? file.facts.bindings[value.binding]?.name : undefined;
  const name = value.kind === 'member' ? value.name : binding;
  return type.kind === 'unknown' && /promise$/i.test(name ?? '');
}

/** The written type of the field or variable that holds the function: `save: () => Promise<void> = () => …`. */
function holderType({ fact, file, owner }: FunctionNode): TypeFact | null {
  if (owner?.kind === 'class') return owner.member.type;
  return fact.use.kind === 'binding' ? (file.facts.bindings[fact.use.binding]?.type ?? null) : null;
}

/** What a function of a written type gives; one that an alias of the file names is followed. */
function resultOf(type: TypeFact | null, file: FileNode, depth = 0): TypeFact | null {
  if (type?.kind === 'other') return type.result ?? null;
  if (type?.kind !== 'reference' || type.target.kind !== 'binding' || depth > MOST_ALIASES) return null;
  return resultOf(file.facts.bindings[type.target.binding]?.type ?? null, file, depth + 1);
}

/** Whether a written type stands for a promise, or for one among others. */
export function isPromiseWritten(graph: Graph, type: TypeFact | null, file: FileNode): boolean {
  if (type === null) return false;
  return isOneWritten(graph, writtenType(graph, type, file)) ?? isPromise(graph, graph.typeOf(type, file));
}

/** Whether one of the alternatives is a promise; null where that cannot be told of all. */
function isOneWritten(graph: Graph, alternatives: readonly Written[]): boolean | null {
  const answers = alternatives.map((each) => isWritten(graph, each));
  if (answers.includes(true)) return true;
  return answers.length > 0 && answers.every((each) => each === false) ? false : null;
}

function isWritten(graph: Graph, written: Written): boolean | null {
  switch (written.kind) {
    case 'promise':
      return true;
    case 'instance':
      return (
        isThenable(graph, written.class) || (graph.hierarchy.unknownBases(written.class).length > 0 ? null : false)
      );
    case 'type': {
      const { typed, parts } = written.fact;
      if (typed?.some(({ name }) => name === 'then')) return true;
      const answers = (parts ?? []).map((each) => isOneWritten(graph, writtenType(graph, each, written.file)));
      return answers.includes(true) ? true : answers.includes(null) ? null : false;
    }
    case 'name':
      return isPromiseName(written.name) ? true : null;
    default:
      return false;
  }
}

/** What a package's type of that name is; its own module says so, or its name. */
export function promiseReference(target: Type, name: string): Type | null {
  const isUnresolved = target.kind === 'external' || target.kind === 'missing' || target.kind === 'unknown';
  if (isUnresolved && isPromiseName(name)) return { kind: 'promise', of: UNKNOWN };
  if (target.kind === 'external' && isPromiseOfPackage(target)) return { kind: 'promise', of: UNKNOWN };
  return target.kind === 'builtin' && isPromiseName(target.name) ? { kind: 'promise', of: UNKNOWN } : null;
}

/**
 * The promise that a call on `receiver` gives, where it gives one for certain whatever is passed; null where it is for others
 * to say what it gives. `p.then()` needs no type: nothing else has a method of that name.
 */
export function promiseOfMethod(receiver: Type, name: string): Type | null {
  const isOpen = receiver.kind === 'promise' || receiver.kind === 'unknown' || receiver.kind === 'missing';
  if ((isOpen || receiver.kind === 'external') && REACTIONS.has(name)) return { kind: 'promise', of: UNKNOWN };
  if (receiver.kind !== 'external' || WRAPPING.test(name)) return null;
  return givesOnlyPromises(receiver) ? { kind: 'promise', of: UNKNOWN } : null;
}

/** The same for `later()` and `new Later()`, a function or class of a package. */
export function promiseOfCall(callee: Type): Type | null {
  if (callee.kind !== 'external' || WRAPPING.test(callee.path.at(-1) ?? '')) return null;
  return givesOnlyPromises(callee) ? { kind: 'promise', of: UNKNOWN } : null;
}

function givesOnlyPromises({ module, path }: External): boolean {
  if (PACKAGES.some((each) => isPackage(module, each))) return true;
  // `node:fs/promises`, and `promises` of `node:fs`.
  return isPlatformModule(module) && (module.endsWith('/promises') || path.includes('promises'));
}

/** What the package gave is one, or what it exports under that name is the class of one. */
function isPromiseOfPackage(type: External): boolean {
  return givesOnlyPromises(type) || isPromiseName(type.path.at(-1) ?? '');
}

/** The class, or one above it, has a `then()`, or is a promise of the language or of a package. */
function isThenable(graph: Graph, node: ClassNode): boolean {
  if (graph.hierarchy.lookUp(node, 'then', false).length > 0) return true;
  const seen = new Set<ClassNode>([node]);
  for (const each of seen) {
    for (const base of graph.hierarchy.bases(each)) {
      if (base.kind === 'class') seen.add(base.class);
      else if (base.kind !== 'orm-class' && promiseReference(base, nameOf(base))) return true;
    }
  }
  return false;
}

function nameOf(type: Type): string {
  if (type.kind === 'builtin') return type.name;
  return type.kind === 'external' ? (type.path.at(-1) ?? '') : '';
}
