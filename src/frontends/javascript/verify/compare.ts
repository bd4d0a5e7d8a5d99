/** Compares two trees, allowing for the planned edits and nothing else, and checks that each edit was met once. */
import type * as t from '@babel/types';
import type { Range } from '../../../model/facts.ts';
import type {
  AddMirror,
  Edit,
  Guard,
  InsertFallback,
  RemoveFallback,
  RemoveImport,
  Rewrite,
  WrapAwait,
  WrapBody,
  WrapStatements,
} from '../../../model/plan.ts';
import { isFunctionNode } from '../nodes.ts';
import { asAsync, declared, markLoops, nameOf, renamed, withName, withPromise, withPromiseOf } from './expected.ts';
import { type Fields, fieldsOf, isNode, keyOf, typeName } from './fields.ts';

export class MismatchError extends Error {
  override readonly name = 'MismatchError';
}

/** The edits that change a node in place, by the start and end of the node. */
type Rewrites = ReadonlyMap<string, Rewrite>;

const NONE: Rewrites = new Map();

export class Comparison {
  readonly #mirrors: readonly AddMirror[];
  readonly #fallbacks: readonly InsertFallback[];
  readonly #wraps: ReadonlyMap<string, WrapBody>;
  readonly #awaits: ReadonlyMap<string, WrapAwait>;
  readonly #spans: readonly WrapStatements[];
  readonly #imports: ReadonlySet<string>;
  readonly #removals: readonly (RemoveFallback | RemoveImport)[];
  /** Edits that have not been found in the output yet. */
  readonly #open: Set<Edit>;
  #consumed = new Set<Rewrite>();
  /** How many overload signatures of a mirror have been found. */
  readonly #signatures = new Map<AddMirror, number>();
  /** The copy that each mirror was found to be. */
  readonly copies = new Map<AddMirror, t.Node>();

  constructor(edits: readonly Edit[]) {
    this.#mirrors = edits.filter((edit) => edit.kind === 'add-mirror');
    this.#fallbacks = edits.filter((edit) => edit.kind === 'insert-fallback');
    this.#wraps = new Map(
      edits.flatMap((edit) => (edit.kind === 'wrap-body' ? [[edit.function.join(':'), edit]] : [])),
    );
    this.#awaits = new Map(
      edits.flatMap((edit) => (edit.kind === 'wrap-await' ? [[edit.expression.join(':'), edit]] : [])),
    );
    this.#spans = edits.filter((edit) => edit.kind === 'wrap-statements');
    this.#imports = new Set(edits.flatMap((edit) => (edit.kind === 'add-import' ? [edit.name] : [])));
    this.#removals = edits.filter((edit) => edit.kind === 'remove-fallback' || edit.kind === 'remove-import');
    this.#open = new Set(edits.filter((edit) => edit.kind !== 'add-import'));
  }

  /** @throws MismatchError at the first difference that no edit explains, or if an edit is missing */
  run(before: t.Program, after: t.Program): void {
    this.#node(before, after, NONE);
    const [missing] = this.#open;
    if (missing) throw new MismatchError(`a planned edit is missing from the result (${missing.kind})`);
  }

  #fail(node: t.Node, what: string): never {
    throw new MismatchError(`line ${String(node.loc?.start.line ?? 0)}: ${what}`);
  }

  #node(before: t.Node, after: t.Node, rewrites: Rewrites): void {
    const collect = rewrites.get(`collect ${keyOf(before)}`);
    if (collect && !this.#consumed.has(collect) && before.type !== 'SpreadElement') {
      this.#consumed.add(collect);
      this.#rewritten(before, after, rewrites, collect);
      return;
    }
    const rewrite = rewrites.get(keyOf(before));
    if (rewrite && !this.#consumed.has(rewrite) && fits(rewrite, before)) {
      this.#consumed.add(rewrite);
      this.#rewritten(before, after, rewrites, rewrite);
      return;
    }
    const wrap = this.#wraps.get(keyOf(before));
    if (wrap && rewrites === NONE && isFunctionNode(before) && this.#open.delete(wrap)) {
      this.#wrapped(before, after, wrap);
      return;
    }
    const awaited = this.#awaits.get(keyOf(before));
    if (awaited && rewrites === NONE && before.type === 'AwaitExpression' && this.#open.delete(awaited)) {
      const inner = after.type === 'AwaitExpression' ? wrappedBody(after.argument, awaited.helper) : null;
      if (!inner) this.#fail(before, `what is awaited is not inside ${awaited.helper}()`);
      this.#node(before.argument, inner, NONE);
      return;
    }
    if (before.type !== after.type) this.#fail(before, `${typeName(before)} became ${typeName(after)}`);
    this.#fields(before, fieldsOf(before), fieldsOf(after), rewrites);
  }

  #fields(node: t.Node, before: Fields, after: Fields, rewrites: Rewrites): void {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      this.#value(node, key, before[key], after[key], rewrites);
    }
  }

  #value(node: t.Node, key: string, before: unknown, after: unknown, rewrites: Rewrites): void {
    if (Array.isArray(before) && Array.isArray(after)) {
      this.#list(node, before, after, rewrites);
    } else if (isNode(before) && isNode(after)) {
      this.#node(before, after, rewrites);
    } else if (isPlainObject(before) && isPlainObject(after)) {
      this.#fields(node, before, after, rewrites);
    } else if (before !== after) {
      this.#fail(node, `${typeName(node)}.${key} changed`);
    }
  }

  /** Lists may have gained members: mirrors, fallbacks and imports, each where it was planned. */
  #list(node: t.Node, before: readonly unknown[], after: readonly unknown[], rewrites: Rewrites): void {
    let at = 0;
    let previous: t.Node | null = null;
    /** Items up to this offset have moved into a wrapper. */
    let moved = -1;
    for (const item of before) {
      if (isNode(item) && (item.start ?? 0) < moved) continue;
      // `class Book {};`: what belongs to the class may stand behind the semicolon.
      if (previous && isEmpty(item) && isEmpty(after[at])) {
        at += 1;
        continue;
      }
      while (isNode(after[at]) && this.#isAddition(before, previous, after[at] as t.Node, item)) at += 1;
      if (isNode(item) && this.#isRemoved(item, after[at])) {
        // The semicolon at its end may stand in front of the next statement, and stays there.
        const rest = after[at];
        if (item.type === 'ExpressionStatement' && isNode(rest) && rest.type === 'EmptyStatement') at += 1;
        continue;
      }
      const span = node.type === 'Program' && isNode(item) ? this.#spanFrom(item) : undefined;
      if (span) {
        moved = span.statements[1];
        this.#moved(node, before.slice(before.indexOf(item)), after[at], span);
        previous = null;
        at += 1;
        continue;
      }
      this.#value(node, 'list', item, after[at], rewrites);
      if (isNode(item)) previous = item;
      at += 1;
    }
    while (isNode(after[at]) && this.#isAddition(before, previous, after[at] as t.Node, null)) at += 1;
    if (at !== after.length) this.#fail(node, 'something was added that was not planned');
  }

  #spanFrom(first: t.Node): WrapStatements | undefined {
    return this.#spans.find((each) => this.#open.has(each) && each.statements[0] === first.start);
  }

  /** The statements from the first to the last of a span are all that `await newConnection()` runs, and in their order. */
  #moved(program: t.Node, from: readonly unknown[], after: unknown, span: WrapStatements): void {
    this.#open.delete(span);
    const last = from.findIndex((each) => isNode(each) && each.end === span.statements[1]);
    if (last < 0) this.#fail(program, 'the end of the statements to be wrapped is not there');
    const awaited =
      isNode(after) && after.type === 'ExpressionStatement' && after.expression.type === 'AwaitExpression'
        ? after.expression.argument
        : null;
    const inner = awaited && wrappedBody(awaited, span.helper);
    if (inner?.type !== 'BlockStatement') this.#fail(program, `statements are not inside ${span.helper}()`);
    if (inner.directives.length > 0) this.#fail(program, 'a statement became a directive of the wrapper');
    this.#list(inner, from.slice(0, last + 1), inner.body, NONE);
  }

  #isAddition(siblings: readonly unknown[], previous: t.Node | null, added: t.Node, next: unknown): boolean {
    if (this.#isMember(previous, added)) return true;
    return (
      this.#isImport(added, next) ||
      (previous !== null && (this.#isMirror(siblings, previous, added) || this.#isFallback(previous, added)))
    );
  }

  #isMember(previous: t.Node | null, added: t.Node): boolean {
    const listed = listedName(added);
    if (previous === null || listed === null) return false;
    const edit = [...this.#open].find(
      (each) =>
        each.kind === 'add-member' &&
        each.after[0] === previous.start &&
        each.key === listed.key &&
        each.value === listed.value,
    );
    return edit !== undefined && this.#open.delete(edit);
  }

  /** It is planned to go; were it still there, it would be something that was added. */
  #isRemoved(item: t.Node, after: unknown): boolean {
    const edit = this.#removals.find((each) => this.#open.has(each) && this.#goesWith(item, after, each));
    return edit !== undefined && this.#open.delete(edit);
  }

  #goesWith(item: t.Node, after: unknown, { kind, range }: RemoveFallback | RemoveImport): boolean {
    const isWhole = item.start === range[0] && item.end === range[1];
    if (kind === 'remove-fallback')
      return item.type === 'ExpressionStatement' ? isEndOf(item, range) : item.type === 'StaticBlock' && isWhole;
    if (item.type === 'ImportSpecifier' || item.type === 'ObjectProperty') return isWhole;
    const imported = importOf(item);
    const [only, ...others] = imported?.names ?? [];
    const isEmptied = only?.start === range[0] && only.end === range[1] && others.length === 0;
    // A list that others join is emptied only for a moment.
    return isEmptied && !(isNode(after) && importOf(after)?.source === imported?.source);
  }

  /** A name of the import goes. */
  #isReduced(node: t.Node): boolean {
    const isIn = (range: Range): boolean => (node.start ?? 0) <= range[0] && range[1] <= (node.end ?? 0);
    return this.#removals.some(({ kind, range }) => kind === 'remove-import' && isIn(range));
  }

  #isImport(added: t.Node, next: unknown): boolean {
    // A default or namespace import was there before: names were only added to it.
    if (added.type === 'ImportDeclaration' && added.specifiers.some((each) => each.type !== 'ImportSpecifier'))
      return false;
    if (added.type === 'VariableDeclaration' && (added.kind !== 'const' || added.declarations.length > 1)) return false;
    const names = importedNames(added);
    if (names.length === 0 || !names.every((name) => this.#imports.has(name))) return false;
    // An import that was there may only have gained names, or have others now.
    if (isNode(next) && this.#isReduced(next) && importOf(next)?.source === importOf(added)?.source) return false;
    const before = isNode(next) ? importedNames(next) : [];
    return before.length === 0 || !before.every((name) => names.includes(name));
  }

  #isMirror(siblings: readonly unknown[], previous: t.Node, added: t.Node): boolean {
    const edit = this.#mirrors.find((each) => this.#open.has(each) && isTargetOf(each, previous));
    if (!edit) return false;
    const isComplete = (this.#signatures.get(edit) ?? 0) === edit.overloads.length;
    if (isSignature(declared(added)) && !(isComplete && isSignature(declared(previous)))) {
      this.#signature(siblings, added, edit);
      return true;
    }
    if (!isComplete) throw new MismatchError(`an overload of ${edit.asyncName} is missing`);
    const isExport = (node: t.Node): boolean => node.type.startsWith('Export');
    if (isExport(added) !== (edit.exported || isExport(previous)))
      throw new MismatchError(`the export of ${edit.asyncName} is not as planned`);
    const rewrites: Rewrites = new Map(
      edit.rewrites.flatMap((each) => ('at' in each ? [] : [[keyOfRewrite(each), each]])),
    );
    this.#consumed = new Set();
    try {
      this.#copy(previous, added, rewrites, edit);
    } catch (error) {
      if (!(error instanceof MismatchError)) throw error;
      throw new MismatchError(`the async variant of ${edit.syncName} is not a faithful copy: ${error.message}`);
    }
    const keyed = edit.rewrites.filter((each) => !('at' in each));
    const missed = keyed.find((each) => !this.#consumed.has(each));
    if (missed)
      throw new MismatchError(`a rewrite is missing from the async variant of ${edit.syncName} (${missed.kind})`);
    this.#open.delete(edit);
    this.copies.set(edit, added);
    return true;
  }

  /** Overload signatures come before the mirror, one for each of the original's, in their order. */
  #signature(siblings: readonly unknown[], added: t.Node, edit: AddMirror): void {
    const index = this.#signatures.get(edit) ?? 0;
    const range = edit.overloads[index];
    const original = siblings.find((each) => isNode(each) && each.start === range?.[0] && each.end === range?.[1]);
    if (!isNode(original)) throw new MismatchError(`an overload of ${edit.asyncName} was not planned`);
    const isExport = added.type.startsWith('Export');
    if (isExport !== (edit.exported || original.type.startsWith('Export')))
      throw new MismatchError(`the export of ${edit.asyncName} is not as planned`);
    this.#signatures.set(edit, index + 1);
    this.#copy(original, added, NONE, edit);
  }

  /** The copy differs from its original in name, `async`, result type and export; all else is compared as it is. */
  #copy(before: t.Node, after: t.Node, rewrites: Rewrites, edit: AddMirror): void {
    const original = declared(before);
    const copy = declared(after);
    if (original.type !== copy.type) this.#fail(before, `${typeName(original)} became ${typeName(copy)}`);
    const name = nameOf(copy);
    if (name !== edit.asyncName) this.#fail(before, `it is named ${name ?? 'nothing'} instead of ${edit.asyncName}`);
    const loops = new Set(edit.rewrites.flatMap((each) => ('at' in each ? [each.at] : [])));
    this.#node(markLoops(asAsync(original, copy), loops), copy, rewrites);
  }

  #rewritten(before: t.Node, after: t.Node, rewrites: Rewrites, rewrite: Rewrite): void {
    switch (rewrite.kind) {
      case 'await-call': {
        if (after.type !== 'AwaitExpression') this.#fail(before, 'an await is missing');
        if (after.argument.type !== before.type) this.#fail(before, 'something else than the call is awaited');
        this.#fields(before, withName(before, rewrite.rename), fieldsOf(after.argument), rewrites);
        return;
      }
      case 'rename-call':
        if (after.type !== before.type) this.#fail(before, 'the call became something else');
        this.#fields(before, withName(before, rewrite.rename), fieldsOf(after), rewrites);
        return;
      case 'rename-value':
        if (after.type !== before.type) this.#fail(before, 'the function that is given became something else');
        this.#fields(before, fieldsOf(renamed(before, rewrite.rename.to)), fieldsOf(after), rewrites);
        return;
      case 'promise-type':
        this.#node(withPromiseOf(before), after, rewrites);
        return;
      case 'make-async': {
        if (after.type !== before.type) this.#fail(before, 'the nested function changed its kind');
        const fields = { ...fieldsOf(before), async: true };
        this.#fields(before, withPromise(fields), fieldsOf(after), rewrites);
        return;
      }
      case 'sequential-call': {
        const call = after.type === 'AwaitExpression' ? after.argument : this.#fail(before, 'an await is missing');
        const { guard, helper } = rewrite;
        const callee = 'callee' in before && isNode(before.callee) ? before.callee : null;
        const object = callee && 'object' in callee && isNode(callee.object) ? callee.object : null;
        if (call.type !== 'CallExpression' || !object || !('arguments' in before))
          this.#fail(before, 'a sequential call is missing');
        const inner = guard ? guardedCall(call, guard) : call;
        if (inner?.callee.type !== 'Identifier' || inner.callee.name !== helper)
          this.#fail(before, 'the helper differs');
        if (guard) this.#node(object, call.arguments[0] ?? call, rewrites);
        const receiver = guard ? { type: 'Identifier', name: guard.name } : object;
        this.#list(before, [receiver, ...(before.arguments as unknown[])], inner.arguments, rewrites);
        return;
      }
      case 'helper-call': {
        const call = after.type === 'AwaitExpression' ? after.argument : this.#fail(before, 'an await is missing');
        const isHelper =
          call.type === 'CallExpression' && call.callee.type === 'Identifier' && call.callee.name === rewrite.helper;
        if (!isHelper || before.type !== 'CallExpression') this.#fail(before, 'the helper differs');
        this.#list(before, before.arguments, call.arguments, rewrites);
        return;
      }
      case 'collect': {
        const call = after.type === 'AwaitExpression' ? after.argument : this.#fail(before, 'an await is missing');
        if (
          call.type !== 'CallExpression' ||
          call.callee.type !== 'Identifier' ||
          call.callee.name !== rewrite.helper
        ) {
          this.#fail(before, `a call of ${rewrite.helper}() is missing`);
        }
        this.#list(before, [before], call.arguments, rewrites);
        return;
      }
      case 'for-await':
        return;
    }
  }

  #wrapped(before: t.Node, after: t.Node, wrap: WrapBody): void {
    const outer = fieldsOf(after);
    const body = outer['body'];
    const old = fieldsOf(before)['body'];
    if (before.type !== after.type || !isNode(body) || !isNode(old)) this.#fail(before, 'the wrapped function changed');
    const callback = wrapperOf(body, wrap.helper);
    const inner = callback?.body;
    if (!inner) this.#fail(before, `the body is not inside ${wrap.helper}()`);
    const written = wrap.result ? fieldsOf(before)['returnType'] : undefined;
    const repeated = callback.returnType ?? undefined;
    if (isNode(written) && isNode(repeated)) this.#node(written, repeated, NONE);
    else if (written !== repeated) this.#fail(before, 'the wrapper does not have the type of the function');
    // A string that comes first in the inner block would have become a directive of it.
    if (inner.type === 'BlockStatement' && inner.directives.length > 0)
      this.#fail(before, 'a directive moved into the wrapper');
    const restored =
      old.type === 'BlockStatement' && body.type === 'BlockStatement' && inner.type === 'BlockStatement'
        ? { ...inner, directives: body.directives }
        : inner;
    this.#fields(before, fieldsOf(before), { ...outer, body: restored }, NONE);
  }

  #isFallback(previous: t.Node, added: t.Node): boolean {
    const call = registration(added);
    if (!call || call.callee.type !== 'Identifier') return false;
    const { name } = call.callee;
    const values = call.arguments.flatMap((each) => (each.type === 'StringLiteral' ? [each.value] : []));
    const home = call.arguments[0] && memberText(call.arguments[0]);
    if (call.arguments.length !== 3) return false;
    const edit = this.#fallbacks.find(
      (each) =>
        this.#open.has(each) &&
        each.helper === name &&
        each.home === home &&
        contains(previous, each) &&
        values[0] === each.syncName &&
        values[1] === each.asyncName,
    );
    return edit !== undefined && this.#open.delete(edit);
  }
}

function isPlainObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function keyOfRewrite(rewrite: Exclude<Rewrite, { kind: 'for-await' }>): string {
  if ('expression' in rewrite) return `collect ${rewrite.expression.join(':')}`;
  if ('value' in rewrite) return rewrite.value.join(':');
  if ('type' in rewrite) return rewrite.type.join(':');
  return ('call' in rewrite ? rewrite.call : rewrite.function).join(':');
}

function isTargetOf(edit: AddMirror, node: t.Node): boolean {
  return node.start === edit.target[0] && node.end === edit.target[1];
}

/** The fallback was to stand directly after the node. */
function contains(node: t.Node, edit: InsertFallback): boolean {
  return (node.start ?? 0) <= edit.after[0] && edit.after[1] <= (node.end ?? 0);
}

function isSignature(node: t.Node): boolean {
  return node.type === 'TSDeclareMethod' || node.type === 'TSDeclareFunction';
}

/** A statement without a semicolon has the range of the call in it. */
function fits(rewrite: Rewrite, node: t.Node): boolean {
  if (rewrite.kind === 'make-async') return isFunctionNode(node);
  if (rewrite.kind === 'promise-type') return node.type.startsWith('TS') && node.type !== 'TSTypeAnnotation';
  if (rewrite.kind === 'rename-value') return node.type === 'Identifier' || node.type.endsWith('MemberExpression');
  return node.type === 'CallExpression' || node.type === 'OptionalCallExpression';
}

function importedNames(node: t.Node): readonly string[] {
  if (node.type === 'ImportDeclaration') return node.specifiers.flatMap(importedNames);
  if (node.type === 'ImportSpecifier') return [node.local.name];
  if (node.type === 'ObjectProperty') {
    const bound = node.value.type === 'AssignmentPattern' ? node.value.left : node.value;
    return bound.type === 'Identifier' && node.shorthand ? [bound.name] : [];
  }
  if (node.type !== 'VariableDeclaration') return [];
  return node.declarations.flatMap(({ id, init }) =>
    id.type === 'ObjectPattern' && isRequireCall(init) ? id.properties.flatMap(importedNames) : [],
  );
}

/** What a statement imports, and from where. */
export function importOf(node: t.Node): { readonly source: unknown; readonly names: readonly t.Node[] } | null {
  if (node.type === 'ImportDeclaration') return { source: node.source.value, names: node.specifiers };
  const [only, ...others] = node.type === 'VariableDeclaration' ? node.declarations : [];
  if (!only || others.length > 0 || only.id.type !== 'ObjectPattern' || !isRequireCall(only.init)) return null;
  const [source] = only.init.arguments;
  return { source: source?.type === 'StringLiteral' ? source.value : null, names: only.id.properties };
}

/** A name that is listed beside another: `arecord`, `arecord: aremember`. */
function listedName(node: t.Node): { readonly key: string; readonly value: string } | null {
  if (node.type === 'ExportSpecifier' && node.exported.type === 'Identifier')
    return { key: node.exported.name, value: node.local.name };
  if (node.type !== 'ObjectProperty' || node.value.type !== 'Identifier') return null;
  const key = nameOf(node);
  return key === null ? null : { key, value: node.value.name };
}

function isEmpty(item: unknown): boolean {
  return isNode(item) && item.type === 'EmptyStatement';
}

/** The statement ends the range, and only its comment stands before it. */
function isEndOf(node: t.Node, [start, end]: Range): boolean {
  return node.end === end && (node.start ?? 0) > start;
}

export function isRequireCall(node: t.Node | null | undefined): node is t.CallExpression {
  return (
    node?.type === 'CallExpression' &&
    node.callee.type === 'Identifier' &&
    node.callee.name === 'require' &&
    node.arguments.length === 1
  );
}

/** `helper(receiver, (name) => …)`: the call that the arrow function gives. */
function guardedCall(call: t.CallExpression, { helper, name }: Guard): t.CallExpression | null {
  const [, run, ...more] = call.arguments;
  if (call.callee.type !== 'Identifier' || call.callee.name !== helper || more.length > 0) return null;
  if (run?.type !== 'ArrowFunctionExpression' || run.async || run.params.length !== 1) return null;
  const [parameter] = run.params;
  if (parameter?.type !== 'Identifier' || parameter.name !== name) return null;
  return run.body.type === 'CallExpression' ? run.body : null;
}

/** `newConnection(async () => { … })`, returned from a block or the body itself: what is inside. */
function wrappedBody(body: t.Node, helper: string): t.Node | null {
  const callback = wrapperOf(body, helper);
  return callback && !callback.returnType ? callback.body : null;
}

function wrapperOf(body: t.Node, helper: string): t.ArrowFunctionExpression | null {
  const statement = body.type === 'BlockStatement' && body.body.length === 1 ? body.body[0] : undefined;
  const call =
    body.type === 'BlockStatement' ? (statement?.type === 'ReturnStatement' ? statement.argument : null) : body;
  if (call?.type !== 'CallExpression' || call.callee.type !== 'Identifier' || call.callee.name !== helper) return null;
  const [callback, ...more] = call.arguments;
  if (more.length > 0) return null;
  return callback?.type === 'ArrowFunctionExpression' && callback.async && callback.params.length === 0
    ? callback
    : null;
}

/** The call of a fallback, in a static block or as a statement. */
function registration(node: t.Node): t.CallExpression | null {
  const statement = node.type === 'StaticBlock' && node.body.length === 1 ? node.body[0] : node;
  if (statement?.type !== 'ExpressionStatement') return null;
  return statement.expression.type === 'CallExpression' ? statement.expression : null;
}

/** `this.prototype`, `Book.prototype`, `Book`, as text; null for anything else. */
function memberText(node: t.Node): string | null {
  if (node.type === 'ThisExpression') return 'this';
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return null;
  const object = memberText(node.object);
  return object === null ? null : `${object}.${node.property.name}`;
}
