/** What the handlers of a scan share: the facts gathered so far, and where in the file the scan stands. */
import type * as t from '@babel/types';
import type {
  AccessFact,
  AccessUse,
  BindingFact,
  CallFact,
  ClassFact,
  ExportFact,
  FallbackFact,
  FunctionFact,
  GlobalFact,
  IterationFact,
  MemberAssignmentFact,
  ObjectFact,
  ObstacleFact,
  Position,
  Protocol,
  Range,
  TypeFact,
  Value,
} from '../../../model/facts.ts';
import type { Comments } from './comments.ts';
import { lookUp, openScope, type Scope } from './scope.ts';
import { noteLookedAt } from './told.ts';
import { childrenOf, keyName, symbolName } from '../nodes.ts';

/** A fact while it is being gathered: its lists still grow. */
type Mutable<T> = {
  -readonly [K in keyof T]: T[K] extends Range ? Range : T[K] extends readonly (infer E)[] ? E[] : T[K];
};

export type DraftBinding = Mutable<BindingFact>;
export type DraftFunction = Mutable<FunctionFact>;

export type Handler<N extends t.Node = t.Node> = (node: N, scan: Scan) => Value;
export type Handlers = { [T in t.Node['type']]?: Handler<Extract<t.Node, { type: T }>> };

export const UNKNOWN: Value = { kind: 'unknown' };
/** Longest piece of source text quoted in a message, in characters. */
const LONGEST_QUOTE = 60;

/** Overload signatures. */
interface Signatures {
  readonly overloads: readonly Range[];
  /** The written results of those. */
  readonly overloadTypes: readonly TypeFact[];
  /** One of them narrows a type. */
  readonly isNarrowing: boolean;
}

const OF_MODULE: ReadonlySet<string> = new Set([
  ...['module', 'exports', 'require', 'arguments', 'undefined', '__dirname', '__filename'],
]);
const NO_SIGNATURES: Signatures = { overloads: [], overloadTypes: [], isNarrowing: false };

export class Scan {
  readonly bindings: DraftBinding[] = [];
  readonly functions: DraftFunction[] = [];
  readonly classes: ClassFact[] = [];
  readonly objects: ObjectFact[] = [];
  readonly calls: CallFact[] = [];
  readonly exports: ExportFact[] = [];
  readonly globals: GlobalFact[] = [];
  /** `exports = …`: the name stands for another object than what the module was given. */
  assignsExports = false;
  readonly starExports: string[] = [];
  readonly loads: (string | null)[] = [];
  readonly memberAssignments: MemberAssignmentFact[] = [];
  readonly fallbacks: FallbackFact[] = [];
  /** Bindings that hold a symbol of their own for good: `const X = Symbol()`. */
  readonly symbols = new Set<number>();
  /** Statements that stand in a list, where another can follow; those of a function's body, or of the module, itself. */
  readonly listed = new Set<t.Node>();
  readonly topLevel = new Set<t.Node>();

  /** The file says that it is a module of the language. */
  isModule = false;
  /** The function whose body is being read. */
  function = 0;
  scope: Scope = openScope(null, true);
  /** The innermost statement in a list, of the function that is being read. */
  statement: t.Node | null = null;
  /** The statement that declares one variable, while its initializer is read. */
  declaring: Range | null = null;
  /** The export statement around the declaration that is being read. */
  exported: t.Node | null = null;
  /** Links of optional chains that go on behind them: an `await` in front of one would break the short circuit. */
  readonly continued = new Set<t.Node>();
  /** Expressions whose value nobody sees, and those that run whenever what stands behind them does. */
  readonly dropped = new Set<t.Node>();
  readonly always = new Set<t.Node>();
  /** Expressions of whose value a fact tells what becomes of it, or that nobody keeps. */
  readonly told = new Set<t.Node>();
  /** What becomes of the value of a name or member, where that is known. */
  readonly uses = new Map<t.Node, AccessUse>();
  /** What the computed names of members are made of. */
  readonly keys = new Map<t.Node, Value>();
  /** Why an `await` could not stand here; null where it could. */
  obstacle: Pick<ObstacleFact, 'blocker' | 'detail'> | null = null;

  readonly path: string;
  readonly source: string;
  readonly comments: Comments;
  /** Types that comments name, `@typedef {Promise<void>} Later`: each as it is read, null while it is. */
  readonly typedefs = new Map<string, TypeFact | null>();
  readonly #handlers: Handlers;
  /** Parameters that are assigned to in their function's own body, and those that functions inside it read. */
  readonly #assigned = new Set<number>();
  readonly #captured = new Set<number>();
  /** Overload signatures of the function that is to come. */
  #overloads: Signatures & { readonly name: string } = { name: '', ...NO_SIGNATURES };

  constructor(path: string, source: string, comments: Comments, handlers: Handlers) {
    this.path = path;
    this.source = source;
    this.comments = comments;
    this.#handlers = handlers;
  }

  /** Reads a node with everything in it, once, and says what it evaluates to. */
  visit(node: t.Node | null | undefined): Value {
    if (!node) return UNKNOWN;
    noteLookedAt(this, node);
    // The table is keyed by node type; the compiler cannot follow that the handler fits the node.
    const handler = this.#handlers[node.type] as Handler | undefined;
    const outer = this.statement;
    if (this.listed.has(node)) this.statement = node;
    try {
      if (handler) return handler(node, this);
      this.visitChildren(node);
      return UNKNOWN;
    } finally {
      this.statement = outer;
    }
  }

  visitAll(nodes: Iterable<t.Node | null | undefined>): void {
    for (const node of nodes) this.visit(node);
  }

  visitChildren(node: t.Node): void {
    this.visitAll(childrenOf(node));
  }

  /** Runs `read` in a scope of its own. */
  within<T>(scope: Scope, read: () => T): T {
    const outer = this.scope;
    this.scope = scope;
    try {
      return read();
    } finally {
      this.scope = outer;
    }
  }

  /** Runs `read` where an `await` could not stand. */
  obstructed<T>(blocker: string, detail: string, read: () => T): T {
    const outer = this.obstacle;
    this.obstacle ??= { blocker, detail };
    try {
      return read();
    } finally {
      this.obstacle = outer;
    }
  }

  declare(scope: Scope, name: string, kind: BindingFact['kind'], node: t.Node): number {
    const existing = scope.names.get(name);
    if (existing !== undefined) {
      if (kind === 'variable' && this.bindings[existing]?.kind === 'parameter') this.current.redeclaresParameter = true;
      return existing;
    }
    const id = this.bindings.length;
    this.bindings.push({
      name,
      kind,
      function: this.function,
      values: [],
      type: null,
      import: null,
      range: this.range(node),
    });
    scope.names.set(name, id);
    if (name === 'await') this.addObstacle(node, 'reserved-await', 'has a binding named `await`');
    return id;
  }

  /** A name in code: in a copy that is async, `await` is none. */
  identifier(node: t.Identifier): Value {
    if (node.name === 'await') this.addObstacle(node, 'reserved-await', 'has a binding named `await`');
    return this.name(node.name);
  }

  /** The value of a name: its binding, or a global. */
  name(name: string): Value {
    const binding = lookUp(this.scope, name);
    if (binding === null) return { kind: 'global', name };
    const owner = this.#parameterOwner(binding);
    if (owner !== null && owner !== this.function) this.#noteParameter(owner, binding, this.#captured, this.#assigned);
    return { kind: 'binding', binding };
  }

  assign(name: string, value: Value): void {
    const binding = lookUp(this.scope, name);
    if (binding === null) {
      this.addGlobal(name, value);
      return;
    }
    this.bindings[binding]?.values.push(value);
    this.noteAssigned(binding);
  }

  /** The names that a module of CommonJS is given are its own. */
  addGlobal(name: string, value: Value): void {
    if (name === 'exports') this.assignsExports = true;
    if (!OF_MODULE.has(name)) this.globals.push({ name, value, declared: false });
  }

  /** A parameter that is given another value. */
  noteAssigned(binding: number): void {
    const owner = this.#parameterOwner(binding);
    if (owner === this.function) this.#noteParameter(owner, binding, this.#assigned, this.#captured);
  }

  #parameterOwner(binding: number): number | null {
    const fact = this.bindings[binding];
    return fact?.kind === 'parameter' ? fact.function : null;
  }

  /** Of a primitive type there is nothing to narrow. */
  #noteParameter(owner: number, binding: number, own: Set<number>, other: Set<number>): void {
    own.add(binding);
    const fact = this.functions[owner];
    const { name, type } = this.bindings[binding] ?? {};
    const isOptional = fact?.parameters.some((each) => each.name === name && each.optional) === true;
    if (fact && other.has(binding) && (type?.kind !== 'builtin' || isOptional)) fact.assignsCaptured = true;
  }

  /** The statement runs whenever the module does, or the function that declares what the value begins with. */
  isAlways(statement: t.Node, value: Value): boolean {
    if (!this.topLevel.has(statement)) return false;
    const root = value.kind === 'member' ? value.object : value;
    const binding = root.kind === 'binding' ? this.bindings[root.binding] : undefined;
    return this.function === 0 || (binding?.function === this.function && binding.kind !== 'parameter');
  }

  /** The function that gives `this`, `super` and `arguments` their meaning here. */
  thisFunction(): number {
    let at = this.function;
    for (;;) {
      const fact = this.functions[at];
      if (!fact || fact.form !== 'arrow' || fact.parent === null) return at;
      at = fact.parent;
    }
  }

  get current(): DraftFunction {
    const fact = this.functions[this.function];
    if (!fact) throw new Error('a scan always stands in a function');
    return fact;
  }

  addAccess(node: t.Node, value: Value, access: { write?: boolean; assigned?: Value | null } = {}): void {
    const isWrite = access.write ?? false;
    const use = access.write ? undefined : this.uses.get(node);
    const key = value.kind === 'member' && value.name === null ? this.keys.get(node) : undefined;
    const fact: AccessFact = {
      value,
      write: isWrite,
      assigned: access.assigned ?? null,
      ...(key && { key }),
      ...(use && { use }),
      position: this.position(node),
      text: this.quote(node),
      ...(!isWrite && !this.told.has(node) && { lost: true }),
    };
    this.current.accesses.push(fact);
  }

  addIteration(
    node: t.Node,
    value: Value,
    construct: IterationFact['construct'],
    keywordEnd: number | null = null,
  ): void {
    const place = { range: this.range(node), position: this.position(node), text: this.quote(node) };
    this.current.iterations.push({ value, construct, keywordEnd, ...place });
  }

  addYield(node: t.Node, value: Value): void {
    const place = { range: this.range(node), position: this.position(node) };
    this.current.yields = [...(this.current.yields ?? []), { value, ...place }];
  }

  /**
   * The name of a member: `this.x`, `this['x']`, and `this[X]` where `X` is a constant symbol of this file. A symbol is
   * another one in every file, so its name has the path in it.
   */
  memberName(key: t.Node, computed: boolean): string | null {
    const name = keyName(key, computed);
    if (name !== null || key.type !== 'Identifier') return name;
    const binding = lookUp(this.scope, key.name);
    return binding !== null && this.symbols.has(binding) ? symbolName(key.name, this.path) : null;
  }

  addOverload(name: string, signature: { range: Range; type: TypeFact | null; isNarrowing: boolean }): void {
    const known = this.takeOverloads(name);
    this.#overloads = {
      name,
      overloads: [...known.overloads, signature.range],
      overloadTypes: [...known.overloadTypes, ...(signature.type ? [signature.type] : [])],
      isNarrowing: signature.isNarrowing || known.isNarrowing,
    };
  }

  takeOverloads(name: string): Signatures {
    const { name: known, ...found } = this.#overloads;
    this.#overloads = { name: '', ...NO_SIGNATURES };
    return known === name ? found : NO_SIGNATURES;
  }

  /** An operator turns the value into a primitive, which may run a method of it. */
  addConversion(node: t.Node, value: Value): void {
    if (value.kind !== 'builtin' && value.kind !== 'unknown') this.addImplicitCall(node, value, 'convert');
  }

  addImplicitCall(node: t.Node, value: Value, protocol: Protocol): void {
    this.current.implicitCalls.push({ protocol, value, position: this.position(node), text: this.quote(node) });
  }

  addObstacle(node: t.Node, blocker: string, detail: string): void {
    this.current.obstacles.push({ blocker, detail, position: this.position(node) });
  }

  range(node: t.Node): Range {
    return [node.start ?? 0, node.end ?? 0];
  }

  position(node: t.Node): Position {
    return { line: node.loc?.start.line ?? 1, column: (node.loc?.start.column ?? 0) + 1 };
  }

  /** The node's source text on one line, shortened. */
  quote(node: t.Node): string {
    return shorten(this.source.slice(node.start ?? 0, node.end ?? 0));
  }
}

/** Folds white space and cuts the middle out of a long text. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST_QUOTE ? line : `${line.slice(0, LONGEST_QUOTE - 1)}…`;
}
