/**
 * Facts: what a front end reads off one source file. Plain JSON data, free of any syntax tree, so that a file can be
 * scanned in a worker, cached by content, and planned in the same way whatever language it is written in.
 *
 * Things in a file are numbered; a number is an index into the list of its kind (`calls[3]` is call 3).
 */

/** Half-open range of UTF-16 offsets into the source text. */
export type Range = readonly [start: number, end: number];

/** Where a thing starts, both counted from 1, as editors and compilers do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface FileFacts {
  /** Absolute path with `/` separators. */
  readonly path: string;
  readonly moduleKind: 'esm' | 'commonjs';
  readonly bindings: readonly BindingFact[];
  /** `functions[0]` is the module's own top-level code. */
  readonly functions: readonly FunctionFact[];
  readonly classes: readonly ClassFact[];
  readonly objects: readonly ObjectFact[];
  readonly calls: readonly CallFact[];
  readonly exports: readonly ExportFact[];
  readonly globals: readonly GlobalFact[];
  /** `exports = …`: the name does not stand for what the module was given to put its exports on, or not for good. */
  readonly assignsExports?: true;
  /** The module's own statements, in order; none are listed where the module waits for nothing at its top level. */
  readonly statements: readonly StatementFact[];
  /** `export * from 'x'`: the specifiers. */
  readonly starExports: readonly string[];
  /** Specifiers of what it loads in the middle of its code, `require()` and `import()`; null for one that is not written. */
  readonly loads: readonly (string | null)[];
  /** Names of types whose members' names are used as a type: `keyof Auditor`. One more member may be an error there. */
  readonly keyedTypes?: readonly string[];
  /** `X.prototype.m = …`, `X.m = …`, `Object.assign(X.prototype, {…})`, `X.prototype = {…}` and the like. */
  readonly memberAssignments: readonly MemberAssignmentFact[];
  /** Fallbacks that an earlier run wrote. Nothing else in the facts tells of them: what is decided does not depend on them. */
  readonly fallbacks: readonly FallbackFact[];
  /** The name in an import that these need, where nothing else uses it and it can go with them; null otherwise. */
  readonly fallbackImport: Range | null;
  /** Directives at the top of the file (`use server`). */
  readonly directives: readonly string[];
}

/**
 * What an expression may evaluate to, as far as its text says.
 * Names are already resolved to bindings; nothing here needs scopes any more.
 */
export type Value =
  | { readonly kind: 'binding'; readonly binding: number }
  | { readonly kind: 'global'; readonly name: string }
  /** `this`, in the function that gives it its meaning (arrow functions pass it on). */
  | { readonly kind: 'this'; readonly function: number }
  | { readonly kind: 'super'; readonly function: number }
  /** `object.name`; the name is null where it is computed and not a literal. */
  | { readonly kind: 'member'; readonly object: Value; readonly name: string | null }
  | { readonly kind: 'call'; readonly call: number }
  | { readonly kind: 'awaited'; readonly value: Value }
  | { readonly kind: 'class'; readonly class: number }
  | { readonly kind: 'function'; readonly function: number }
  | { readonly kind: 'object'; readonly object: number }
  /** `function`: the one that makes it. */
  | { readonly kind: 'array'; readonly elements: readonly Value[]; readonly function: number }
  /** A literal or operator result of a built-in type: `string`, `number`, `RegExp`, …; a string literal's text. */
  | { readonly kind: 'builtin'; readonly name: string; readonly text?: string }
  /** One of several: `a ? b : c`, `a ?? b`, all assignments to a variable. */
  | { readonly kind: 'union'; readonly values: readonly Value[] }
  /** What iterating over `of` gives (`for…of`, array destructuring, a rest element's items). */
  | { readonly kind: 'element'; readonly of: Value }
  /** A value whose type is written down: an annotation, a cast, JSDoc. `value`: what it is where the type says nothing. */
  | { readonly kind: 'typed'; readonly type: TypeFact; readonly value?: Value }
  /** A parameter without a written type. */
  | { readonly kind: 'parameter'; readonly function: number; readonly index: number }
  /** `require('x')` and `import * as ns from 'x'`. */
  | { readonly kind: 'module'; readonly specifier: string }
  | { readonly kind: 'unknown' };

/** A type as it is written: `Book`, `Promise<Book[]>`, `typeof Book`, `A | B`. */
export type TypeFact =
  | {
      readonly kind: 'reference';
      readonly target: Value;
      readonly name: string;
      readonly arguments: readonly TypeFact[];
    }
  | { readonly kind: 'array'; readonly element: TypeFact }
  | { readonly kind: 'typeof'; readonly value: Value }
  | { readonly kind: 'union'; readonly types: readonly TypeFact[] }
  | { readonly kind: 'builtin'; readonly name: string }
  | { readonly kind: 'this' }
  /**
   * Function types, object types and all else that says nothing about a class. `loose`: `any` and `unknown`, which allow every
   * member. `parts`: those of `A & B`, and what an interface extends. `result`: what a function of that type gives.
   */
  | {
      readonly kind: 'other';
      readonly loose?: boolean;
      readonly parts?: readonly TypeFact[];
      readonly result?: TypeFact;
      /** Of an object that has data alone, no methods: its properties with written types; and what stands under any name. */
      readonly members?: readonly { readonly name: string; readonly type: TypeFact }[];
      readonly index?: TypeFact;
      /** Of any object type: its members with written types, methods as functions. */
      readonly typed?: readonly { readonly name: string; readonly type: TypeFact }[];
      /** What `new` gives of a class of that type: `Book` of `new () => Book`. */
      readonly creates?: TypeFact;
      /** `[Book, boolean]` */
      readonly elements?: readonly TypeFact[];
      /** `Table['run']`: the member of another type; by null where the name is not written. */
      readonly member?: { readonly of: TypeFact; readonly name: string | null };
    };

export interface ImportFact {
  readonly specifier: string;
  readonly name: string;
  /** `import type`: no value has the name. */
  readonly types?: boolean;
}

export interface BindingFact {
  readonly name: string;
  readonly kind: 'import' | 'variable' | 'parameter' | 'function' | 'class' | 'type' | 'other';
  /** The function whose scope (or inner block) declares it. */
  readonly function: number;
  /** All that was ever assigned to it; empty for imports. */
  readonly values: readonly Value[];
  readonly type: TypeFact | null;
  /** Of an alias or interface: the bindings of its type parameters, in order. */
  readonly typeParameters?: readonly number[];
  /** Of an interface with methods: its number among the classes. */
  readonly interface?: number;
  /** For imports: where from, and under which name (`default`, `*`). */
  readonly import: ImportFact | null;
  /** Range of the declared name. */
  readonly range: Range;
  /** The statement right in a function or the module that declares it, and nothing else, with a value; `export` included. */
  readonly declared?: Range;
}

export type FunctionForm =
  | 'module'
  | 'function'
  | 'arrow'
  | 'method'
  | 'getter'
  | 'setter'
  | 'constructor'
  /** The value of a class field, as if it were a function that runs on construction. */
  | 'initializer'
  | 'static-block';

export interface FunctionFact {
  readonly name: string | null;
  readonly form: FunctionForm;
  /** The function it stands in; null for the module. */
  readonly parent: number | null;
  /** The whole node, decorators and modifiers included. */
  readonly range: Range;
  readonly position: Position;
  readonly async: boolean;
  readonly generator: boolean;
  /** A body exists: false for overload signatures, abstract and ambient declarations. */
  readonly hasBody: boolean;
  readonly parameters: readonly ParameterFact[];
  /** What a method that is only declared takes; its parameters are none that anything could be given to. */
  readonly signature?: readonly ParameterFact[];
  readonly returnType: TypeFact | null;
  /** The bindings of its own type parameters, in order. */
  readonly typeParameters?: readonly number[];
  /** The written type of its `this`. */
  readonly thisType?: TypeFact;
  /**
   * The written type of its result with the colon, where a function without one could be taken to give something else; null
   * where none is written, or no function could.
   */
  readonly resultType: Range | null;
  /** Its comment says that it was written as the async variant of another. */
  readonly mirror?: boolean;
  /** Names of the decorators on it. */
  readonly decorators: readonly string[];
  /** What it returns, by its `return` statements or its expression body. */
  readonly returns: readonly Value[];
  /** What a generator yields, one by one. */
  readonly yields?: readonly YieldFact[];
  /** How the place it stands in uses it. */
  readonly use: FunctionUse;
  /** The statement that declares it and nothing else, `export` included; null where a copy cannot follow it. */
  readonly statement: Range | null;
  /** For declarations: the overload signatures before it, `export` included. */
  readonly overloads: readonly Range[];
  /** The written results of its overload signatures. */
  readonly overloadTypes: readonly TypeFact[];
  /** Constructs in its own body (nested functions excluded) that no mirror can carry over. */
  readonly obstacles: readonly ObstacleFact[];
  /** Every member and name read or written, other than as the callee of a call. */
  readonly accesses: readonly AccessFact[];
  /** Places that run an iterator: `for…of`, spread, array destructuring. */
  readonly iterations: readonly IterationFact[];
  /** What operators and declarations do to values that may run a method of theirs. */
  readonly implicitCalls: readonly ImplicitCallFact[];
  /** Loops in its body; what stands later in one runs before what stands earlier, too. */
  readonly loops: readonly Range[];
  /** String literals in its body that are identifiers, also with dots between them: `delegate('save')` reaches `save` by name. */
  readonly strings: readonly string[];
  /** The block or expression that is its body; null without one. */
  readonly body: Range | null;
  /** Directives at the top of its body (`use server`). */
  readonly directives: readonly string[];
  /** A `var` in its body has the name of a parameter, or is `arguments`: they are one variable, so the body cannot move to another scope. */
  readonly redeclaresParameter: boolean;
  /** Its body assigns to a parameter, and a function inside it reads that: a compiler that narrows types there may not elsewhere. */
  readonly assignsCaptured: boolean;
  /** Written under `orm-migrate-ignore`. */
  readonly ignored: boolean;
}

/** `yield value`; what `yield*` passes on is iterated over. */
export interface YieldFact {
  readonly value: Value;
  readonly range: Range;
  readonly position: Position;
}

export interface ParameterFact {
  readonly name: string | null;
  readonly type: TypeFact | null;
  readonly optional: boolean;
  readonly rest: boolean;
  /**
   * For a written type: the range of what the function gives that it is; `fixed` where that cannot be told from the text.
   * Absent where an async function may be given as well as a sync one.
   */
  readonly callback?: Range | 'fixed';
}

export type FunctionUse =
  | { readonly kind: 'declaration' }
  | { readonly kind: 'member' }
  /** `const f = () => …`, and `f` is never reassigned. */
  | { readonly kind: 'binding'; readonly binding: number }
  | { readonly kind: 'argument'; readonly call: number; readonly index: number }
  | { readonly kind: 'immediately-invoked'; readonly call: number }
  /** Returned, stored, compared: it may run at any time. */
  | { readonly kind: 'value' };

/** A construct that blocks a mirror of the function it stands in, with the blocker's code. */
export interface ObstacleFact {
  readonly blocker: string;
  /** Ends the sentence "save() …" or names the construct: `uses eval`. */
  readonly detail: string;
  readonly position: Position;
}

export interface AccessFact {
  readonly value: Value;
  readonly write: boolean;
  /** What is written; of `??=`, what stands on its right. */
  readonly assigned: Value | null;
  /** What a computed name is made of: `key` of `o[key]`. */
  readonly key?: Value;
  /** What it gives goes where no other fact tells of: thrown, yielded, part of a tag's template. */
  readonly lost?: boolean;
  /** What becomes of the value that is read; absent where it may be anything. */
  readonly use?: AccessUse;
  readonly position: Position;
  /** Source text, shortened to one line. */
  readonly text: string;
}

export type AccessUse =
  /** Only whether there is one is asked: `if (work)`, `typeof work`, `work === null`. */
  | { readonly kind: 'test' }
  /** It is an argument of a call as it stands. */
  | { readonly kind: 'argument'; readonly call: number; readonly index: number };

export interface IterationFact {
  readonly value: Value;
  readonly construct:
    'for-of' | 'for-await' | 'for-in' | 'spread' | 'object-spread' | 'destructuring' | 'yield-delegate';
  /** The expression that is iterated over. */
  readonly range: Range;
  /** For loops: the offset behind the `for` keyword. */
  readonly keywordEnd: number | null;
  readonly position: Position;
  readonly text: string;
}

/**
 * What is done to a value: it is turned into a primitive (`${book}`, `book + ''`; known primitives are left out), disposed of at
 * the end of a block (`using`, `await using`), asked whether something is an instance of it, or whether it has a member
 * (`in`), or a member of it is deleted.
 */
export type Protocol = 'convert' | 'dispose' | 'dispose-async' | 'instance-of' | 'has' | 'delete';

export interface ImplicitCallFact {
  readonly protocol: Protocol;
  readonly value: Value;
  readonly position: Position;
  /** The value's source text, shortened to one line. */
  readonly text: string;
}

export interface CallFact {
  /** The function whose body the call stands in. */
  readonly function: number;
  readonly range: Range;
  readonly position: Position;
  readonly callee: Value;
  /** The identifier, private name or literal key that names what is called; null where there is none. */
  readonly name: {
    readonly text: string;
    readonly range: Range;
    readonly form: 'identifier' | 'private' | 'literal';
  } | null;
  /** Of `stock.apply()` the name `apply`: `name` is the one before, which is what runs if that is a function. */
  readonly own?: CallFact['name'];
  readonly arguments: readonly ArgumentFact[];
  /** `new Map<string, Book>()` */
  readonly typeArguments?: readonly TypeFact[];
  readonly isNew: boolean;
  /** Written as `receiver.name(argument`, with no `?.`, comment or type argument in it: it can be taken apart as text. */
  readonly plain: boolean;
  /** The same with a `?.` before the name: written as `receiver?.name(argument`. */
  readonly plainOptional: boolean;
  /** It is the operand of an `await`. */
  readonly awaited: boolean;
  /** Nobody sees what it gives: it is a statement of its own, or the operand of `void`. */
  readonly dropped: boolean;
  /** It runs whenever what stands behind it in the function does: no condition, loop or `try` is around it. */
  readonly always: boolean;
  /** Null where an `await` can go in front of the call as it stands; else why not. */
  readonly obstacle: ObstacleFact | null;
  /** Source text of the callee with `()`, shortened to one line: `this.author.save()`. */
  readonly text: string;
}

export interface ArgumentFact {
  readonly value: Value;
  /** For a name or a member, as in calls. */
  readonly name: CallFact['name'];
  readonly spread: boolean;
  readonly range: Range;
}

export interface ClassFact {
  readonly name: string | null;
  readonly range: Range;
  /** The `{ … }` with its braces. */
  readonly body: Range;
  readonly position: Position;
  /** The function it stands in. */
  readonly function: number;
  /** For a class in the form of a function: that function. */
  readonly constructorFunction?: number;
  /** What it extends, in the order of the text: one at most in JavaScript, `class Book(Stamped, Model)` in Python. */
  readonly bases: readonly Value[];
  /** Type arguments of the base: `Book` in `extends Manager<Book>`. */
  readonly baseArguments: readonly TypeFact[];
  /** Bindings of its own type parameters: `T` in `class Manager<T>`. */
  readonly typeParameters: readonly number[];
  /** What it says that it implements; what an interface extends. */
  readonly implements?: readonly TypeFact[];
  /** It is an interface: all its methods are abstract. `open`: it has more than its members. */
  readonly interface?: 'open' | 'closed';
  readonly members: readonly MemberFact[];
  readonly abstract: boolean;
  /** `declare class`, or a class in a `.d.ts` file. */
  readonly ambient: boolean;
  /** Its decorators, which are given the class and may give another for it. */
  readonly decorators?: readonly Value[];
  readonly ignored: boolean;
  /** The statement that holds the class, where a call can follow it and name the class; null for nameless ones. */
  readonly statement: Range | null;
}

export interface MemberFact {
  /** Null for computed names that are not literals. */
  readonly name: string | null;
  readonly kind: 'method' | 'getter' | 'setter' | 'field' | 'constructor' | 'static-block';
  readonly static: boolean;
  readonly private: boolean;
  readonly abstract: boolean;
  /** A method that is only declared, and may be missing: `afterSave?(): void`. */
  readonly optional: boolean;
  /** The function, for methods, accessors, static blocks and fields that hold a function. */
  readonly function: number | null;
  /** For fields: the code that runs on construction, as a function. */
  readonly initializer: number | null;
  /** Overload signatures that stand before the implementation. */
  readonly overloads: readonly Range[];
  /** For fields. */
  readonly value: Value | null;
  readonly type: TypeFact | null;
  readonly range: Range;
  readonly position: Position;
  readonly decorators: readonly DecoratorFact[];
  readonly ignored: boolean;
}

export interface DecoratorFact {
  /** The last of its names: `column` of `@orm.column('title')`. */
  readonly name: string;
  readonly value: Value;
}

export interface ObjectFact {
  readonly range: Range;
  /** The function that makes it. */
  readonly function: number;
  readonly members: readonly ObjectMemberFact[];
  /** What stands under names that are not written, and what is spread into it. */
  readonly computed: readonly Value[];
  readonly spreads: readonly Value[];
  /** It has a spread or a computed key: members may exist that are not listed. */
  readonly open: boolean;
  /** Written before `satisfies`: a member that the type does not know is an error. */
  readonly satisfies: boolean;
}

export interface ObjectMemberFact {
  readonly name: string;
  readonly value: Value;
  readonly range: Range;
  readonly kind: 'method' | 'property' | 'getter' | 'setter';
  readonly function: number | null;
}

export interface ExportFact {
  /** `default` for the default export, `module.exports = x` included. */
  readonly name: string;
  readonly value: Value | null;
  /** `export { a as b } from 'x'`. */
  readonly from: { readonly specifier: string; readonly name: string } | null;
  /** Of what is re-exported by name: its place in the list. */
  readonly range?: Range;
}

/**
 * A name that the file makes global: by an assignment to it that no declaration stands for, or to a member of the global object.
 * `declared`: a script declares it at its top, which other scripts see where they are loaded into the same place.
 */
export interface GlobalFact {
  readonly name: string;
  readonly value: Value;
  readonly declared: boolean;
}

/** A statement of the module itself: all that has to be known to move it into a function. */
export interface StatementFact {
  readonly range: Range;
  readonly position: Position;
  /** Behind its last character. */
  readonly end: Position;
  /** `plain` ones can stand in a function as well; `fixed` ones are no imports or exports, and cannot. */
  readonly kind: 'plain' | 'import' | 'export' | 'fixed';
  /** Names it declares in the scope of the module. */
  readonly declares: readonly string[];
  /** Names of the module's scope that stand anywhere in it, its own included. */
  readonly names: readonly string[];
  /** Names it assigns to, where a compiler keeps track of that and would lose it in a function of its own. */
  readonly assigns: readonly string[];
  /** `await` expressions around a call, outside of any function. */
  readonly awaits: readonly Range[];
  /** Calls, and what is iterated over, that are over when the statement is: it waits for them. */
  readonly settles: readonly Range[];
  /** What it declares is disposed of at the end of the code around it. */
  readonly disposes: boolean;
  /** Written under `orm-migrate-ignore`. */
  readonly ignored: boolean;
}

/** A member that is put on a class or a prototype from outside. */
export interface MemberAssignmentFact {
  /** `X.prototype` or `X`. */
  readonly target: Value;
  /** Null for a computed name. */
  readonly name: string | null;
  readonly value: Value;
  /** The whole statement; for a member of an object that is written there, the member. */
  readonly statement: Range;
  /** Another statement can follow it. */
  readonly listed: boolean;
  /** It runs whenever the module does, or the function that makes the class. */
  readonly always: boolean;
  /**
   * How it is put there, where that is no assignment: by `Object.defineProperty`, as a member of an object that is copied or is
   * the prototype itself, by a property descriptor, or in a way that cannot be repeated for another member.
   */
  readonly form?: 'definition' | 'object-member' | 'descriptor' | 'unsupported';
  /** The object that it is a member of. */
  readonly object?: number;
  readonly position: Position;
  /** The function it runs in. */
  readonly function: number;
  /** The text that names the target: `Book.prototype`; empty where no other statement could. */
  readonly targetText: string;
}

/** A registered fallback under the comment that the tool writes, and with nothing beside it that somebody added. */
export interface FallbackFact {
  /** The object that owns the method: `C.prototype` or `C`. */
  readonly home: Value;
  readonly sync: string;
  readonly async: string;
  /** It gives an async iterator. */
  readonly iterator?: true;
  /** What its comment says. */
  readonly blocker: string;
  readonly reason: string;
  /** The static block; or the statement, from its comment on. */
  readonly range: Range;
}

/** `module.exports = x` and `export = x` are exported under this name: they are the module itself. */
export const WHOLE_MODULE = '=';
