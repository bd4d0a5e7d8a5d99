/** How a caller gets at the async variant of a function: what to import or export for it, and under which name. */
import { mayBeSetByName } from '../project/setters.ts';
import type { BindingFact, Value } from '../../model/facts.ts';
import { isBorrowed, isBorrowedCallee, nameAt } from '../project/borrowed.ts';
import { bindingsNamed, isExportedFunction, isExportedName, usesGlobal } from '../project/file-index.ts';
import { lacksMember } from '../classes/lacking.ts';
import type { Graph, Home } from '../project/questions.ts';
import { nameOfOther, variantNameOf } from '../pairs/naming.ts';
import { type CallNode, type FileNode, type FunctionNode, isTypeScript } from '../project/nodes.ts';
import { isWholeModule } from '../project/module-spreads.ts';
import { isPutOnExports } from '../types/callers.ts';
import { isTakenBeside, passOn } from './pass-on.ts';
import { passOnCommonJs } from './pass-on-commonjs.ts';
import { isFile } from '../project/project.ts';
import { nameOfFunction, siblingVariant } from '../pairs/siblings.ts';
import { mayRunAnother } from '../effects/replacements.ts';
import type { ImportNeed } from './translation.ts';
import { alternatives, isSubtype, type Type, withoutNullish } from '../project/types.ts';

export type Reach =
  | { readonly needs: readonly ImportNeed[]; readonly name: string }
  | { readonly blocked: string; readonly detail: string };

const UNREACHABLE = 'unreachable-variant';
/**
 * @param targets all that the call may run: they are called by one name, so all variants must go by one
 * @returns the name to call instead, and what has to be added for it to be there
 */
export function reachVariant(graph: Graph, call: CallNode, targets: readonly FunctionNode[]): Reach {
  const { file, fact } = call;
  const reference = { value: calleeOf(graph, call), name: nameAt(graph, call)?.text ?? null, text: fact.text, file };
  return reachFunction(graph, reference, targets);
}

/** A name or member that stands for a function: of a call, or as a value. */
export interface Reference {
  readonly value: Value;
  /** The name that would be changed. */
  readonly name: string | null;
  readonly text: string;
  readonly file: FileNode;
}

/** The same for a function that is named as a value. */
export function reachFunction(graph: Graph, call: Reference, targets: readonly FunctionNode[]): Reach {
  const callee = call.value;
  const [node] = targets;
  if (!node) return unreachable(call, 'which is not known');
  if (mayRunAnother(graph, call, targets)) return unreachable(call, 'by a name that may stand for something else');
  const isMember = callee.kind === 'member';
  const called = isMember ? callee.name : call.name;
  if (!isMember && targets.length === 1 && exportedName(node) !== null) return throughName(graph, call, node);
  if (targets.every((each) => each.owner !== null)) {
    const isByName = isMember && targets.every((each) => nameOfFunction(each) === call.name);
    if (!isByName) return unreachable(call, 'by another name than its own');
    if (!targets.every((each) => isOwnMember(graph, call, each)) && !areOfReceivers(graph, call, targets))
      return unreachable(call, 'as a member of something that is not its own');
    if (isTypeScript(call.file) && !isDeclared(graph, call))
      return unreachable(call, 'which its class declares as a property or not at all');
    const name = variantName(graph, node);
    return name === null ? unnamed(call) : { needs: [], name };
  }
  if (targets.length > 1 || called === null) return unreachable(call, 'which stands for one of several functions');
  return isMember ? throughObject(graph, call, node) : throughName(graph, call, node);
}

/** `exports.record = function …`: the name; null for what is exported in another way. */
function exportedName(node: FunctionNode): string | null {
  return isPutOnExports(node) ? nameOfFunction(node) : null;
}

/** The receiver is what the function is written as a member of, so that its variant will be one, too. */
function isOwnMember(graph: Graph, call: Reference, node: FunctionNode): boolean {
  const callee = call.value;
  const home = graph.homeOf(node);
  if (home) return callee.kind === 'member' && isReceiverOf(graph, call, home);
  const { owner } = node;
  if (callee.kind !== 'member' || !owner) return false;
  const receivers = alternatives(withoutNullish(graph.evaluate(callee.object, call.file)));
  return receivers.every((each) => {
    if (owner.kind === 'object') return each.kind === 'object' && each.object === owner.object;
    if (each.kind === 'namespace') return each.file === node.file;
    if (owner.kind !== 'assignment') return false;
    return each.kind === 'object' && isSubtype(each, graph.evaluate(owner.target, node.file));
  });
}

/** An instance (or the class, for statics) of the method's class or one related to it; `super` and `X.prototype` as well. */
function isReceiverOf(graph: Graph, call: Reference, home: Home): boolean {
  const receivers = receiversOf(graph, call);
  return receivers !== null && receivers.every((each) => isOfHome(graph, each, home));
}

/** What it is called on may be of several classes that have nothing to do with each other, each with a method of its own. */
function areOfReceivers(graph: Graph, call: Reference, targets: readonly FunctionNode[]): boolean {
  const homes = targets.map((each) => graph.homeOf(each));
  const receivers = receiversOf(graph, call);
  const isOf = (receiver: Type, home: Home | null): boolean => home !== null && isOfHome(graph, receiver, home);
  return (
    receivers !== null &&
    call.name !== null &&
    !receivers.some((each) => mayBeSetByName(graph, each, call.name ?? '')) &&
    receivers.every((each) => homes.some((home) => isOf(each, home))) &&
    homes.every((home) => receivers.some((each) => isOf(each, home))) &&
    new Set(targets.map((each) => variantName(graph, each))).size === 1
  );
}

/** All that the call may be made on and that has the method; null where it is not called as one. */
function receiversOf(graph: Graph, { value: callee, file, name }: Reference): readonly Type[] | null {
  if (callee.kind !== 'member') return null;
  const receiver =
    callee.object.kind === 'member' && isBorrowedCallee(graph, callee, file) ? callee.object.object : callee.object;
  const all = alternatives(withoutNullish(graph.evaluate(receiver, file)));
  return name === null ? all : all.filter((each) => all.length === 1 || !lacksMember(graph, each, name));
}

function isOfHome(graph: Graph, type: Type, home: Home): boolean {
  if (type.kind !== 'instance' && type.kind !== 'class') return false;
  return (type.kind === 'class') === home.static && graph.hierarchy.isRelated(type.class, home.class);
}

/**
 * A compiler knows a variant only where it knows the method: in the receiver's class or above it, written as a function. One
 * that comes from an interface, or from a field that may hold any function, has nothing beside which it could be declared.
 */
function isDeclared(graph: Graph, call: Reference): boolean {
  const { name } = call;
  const receivers = receiversOf(graph, call);
  if (receivers === null || name === null) return true;
  return receivers.every((each) => {
    if (each.kind !== 'instance' && each.kind !== 'class') return true;
    const found = graph.hierarchy.lookUp(each.class, name, each.kind === 'class');
    return found.length > 0 && found.every((definition) => definition.function !== null);
  });
}

/** What runs: in `record.call(this, book)` that is `record`. */
function calleeOf(graph: Graph, call: CallNode): Value {
  const { callee } = call.fact;
  if (callee.kind !== 'member' || callee.object.kind !== 'binding') return callee;
  return isBorrowed(graph, call) ? callee.object : callee;
}

function variantName(graph: Graph, node: FunctionNode): string | null {
  return variantNameOf(graph, node, nameOfFunction(node));
}

function unnamed(call: Reference): Reach {
  return unreachable(call, 'by a name that the naming rule gives no variant');
}

function throughName(graph: Graph, call: Reference, node: FunctionNode): Reach {
  const callee = call.value;
  const name = variantName(graph, node);
  if (name === null) return unnamed(call);
  const binding = callee.kind === 'binding' ? call.file.facts.bindings[callee.binding] : undefined;
  if (!binding) return unreachable(call, 'in a way that its variant cannot be reached');
  if (binding.import) return throughImport(graph, call, node, { specifier: binding.import.specifier, name });
  if (node.file !== call.file) return throughRequire(graph, call, node, binding.values[0]);
  // The name must be the function's own and never stand for anything else.
  const isOwn =
    binding.values.length === 1 && binding.values[0]?.kind === 'function' && binding.values[0].function === node.id;
  if (!isOwn || binding.name !== nameOfFunction(node))
    return unreachable(call, 'by a name that may stand for something else');
  return clash(call.file, name, node) ?? { needs: [], name };
}

function unreachable({ text }: Reference, how: string): Reach {
  return { blocked: UNREACHABLE, detail: `calls ${text} ${how}` };
}

/** The name is bound to something else somewhere in the file; in whichever scope, it could hide the variant. */
function clash(file: FileNode, name: string, own: FunctionNode | null, specifier: string | null = null): Reach | null {
  const taken = bindingsNamed(file, name).some((each) => {
    const { import: from } = each;
    if (specifier !== null && from?.specifier === specifier && from.name === name && !from.types) return false;
    if (specifier !== null && isRequired(each, specifier, name)) return false;
    return own === null || each.function !== own.fact.parent;
  });
  return taken || usesGlobal(file, name)
    ? { blocked: 'name-collision', detail: `needs the name ${name}, which is taken` }
    : null;
}

/** `const { arecord } = require('./audit')` */
function isRequired({ values }: BindingFact, specifier: string, name: string): boolean {
  const [value] = values;
  if (values.length !== 1 || value?.kind !== 'member' || value.name !== name) return false;
  return value.object.kind === 'module' && value.object.specifier === specifier;
}

/** A name that has to be imported from the runtime is free in the file. */
export function isNameFree(file: FileNode, name: string, specifier: string): boolean {
  return clash(file, name, null, specifier) === null;
}

function throughImport(
  graph: Graph,
  call: Reference,
  node: FunctionNode,
  need: { specifier: string; name: string },
): Reach {
  const taken = clash(call.file, need.name, null, need.specifier);
  if (taken) return taken;
  const target = graph.project.open(call.file, need.specifier);
  if (!isFile(target)) return unreachable(call, 'from a module that cannot be read');
  const { value: callee } = call;
  const imported = callee.kind === 'binding' ? call.file.facts.bindings[callee.binding]?.import?.name : undefined;
  if (imported === nameOfFunction(node) && isBeside(graph, { kind: 'namespace', file: target }, need.name, node))
    return { needs: [{ kind: 'module', ...need }], name: need.name };
  const isOwn = isExportedAs(node, call) && !isTaken(graph, node, need.name);
  const passed = isOwn ? passOn({ graph, node, variant: need.name }, target) : null;
  if (!passed) return unreachable(call, 'through a module that does not pass its variant on');
  return { needs: [...passed, { kind: 'module', ...need }], name: need.name };
}

/** `const { record } = require('./audit')` */
function throughRequire(graph: Graph, call: Reference, node: FunctionNode, value: Value | undefined): Reach {
  const isMember = value?.kind === 'member' && value.object.kind === 'module' && value.name === call.name;
  if (!isMember || value.name === null) return unreachable(call, 'which no import binds');
  const name = nameOfOther(graph.project.profile, value.name);
  if (name === null) return unnamed(call);
  const target = graph.project.open(call.file, value.object.specifier);
  // Where it is put on `exports`, its variant is put there, too.
  const isPut = exportedName(node) === value.name && target === node.file;
  const isThere = isPut || isBeside(graph, graph.evaluate(value.object, call.file), name, node);
  const listed = isThere || !isFile(target) ? null : passOnCommonJs(graph, node, target, value.name);
  const exported = isThere ? [] : listed;
  if (!exported) return unreachable(call, 'which its module does not export in a list');
  const taken = clash(call.file, name, null, value.object.specifier);
  if (taken) return taken;
  return { needs: [{ kind: 'module', specifier: value.object.specifier, name }, ...exported], name };
}

/** `audit.record()`, where `audit` is a module or what one exports. */
function throughObject(graph: Graph, call: Reference, node: FunctionNode): Reach {
  const name = variantName(graph, node);
  const callee = call.value;
  if (callee.kind !== 'member' || callee.name === null) return unreachable(call, 'by a computed name');
  const added = nameOfOther(graph.project.profile, callee.name);
  if (name === null || added === null) return unnamed(call);
  const receiver = graph.evaluate(callee.object, call.file);
  if (isBeside(graph, receiver, added, node)) return { needs: [], name: added };
  if (receiver.kind === 'namespace') {
    if (receiver.file.facts.moduleKind === 'commonjs') {
      const listed = passOnCommonJs(graph, node, receiver.file, callee.name);
      if (!listed) return unreachable(call, 'which its module does not export in a list');
      return { needs: listed, name: added };
    }
    const isOwn = isExported(node) && callee.name === nameOfFunction(node) && !isTaken(graph, node, name);
    const passed = isOwn ? passOn({ graph, node, variant: name }, receiver.file) : null;
    return passed ? { needs: passed, name } : unreachable(call, 'through a module that does not pass its variant on');
  }
  const isModule = receiver.kind === 'object' && isWholeModule(graph, receiver.object);
  const exported = isModule ? passOnCommonJs(graph, node, receiver.object.file, callee.name) : null;
  if (!exported) return unreachable(call, 'as a member of something that is not its module');
  return { needs: exported, name: added };
}

/** The module, or an object such as `{ atomic, aatomic }`, has the variant that is written already, under the name of one. */
function isBeside(graph: Graph, owner: Type, name: string, node: FunctionNode): boolean {
  const sibling = siblingVariant(graph, node);
  if (!sibling) return false;
  const found = graph.memberOf(owner, name);
  return found.kind === 'function' && found.function === sibling;
}

/** The import names the function by its own name, or as the default, and the module exports nothing else under that name. */
function isExportedAs(node: FunctionNode, call: Reference): boolean {
  const callee = call.value;
  const binding = callee.kind === 'binding' ? call.file.facts.bindings[callee.binding] : undefined;
  const imported = binding?.import?.name;
  if (imported !== 'default' && imported !== nameOfFunction(node)) return false;
  const fact = node.file.facts.exports.findLast((each) => each.name === imported);
  const value = fact?.value;
  if (value?.kind === 'function') return value.function === node.id;
  const own = value?.kind === 'binding' ? node.file.facts.bindings[value.binding] : undefined;
  return own?.values.length === 1 && own.values[0]?.kind === 'function' && own.values[0].function === node.id;
}

/** The function's module exports something else under the variant's name, or a module passes on another of that name. */
function isTaken(graph: Graph, node: FunctionNode, name: string): boolean {
  const sibling = siblingVariant(graph, node);
  if (sibling) return !isExported(sibling);
  return isTakenBeside(graph, node, name) || isExportedName(node.file, name);
}

/** Exported by any name: its variant is exported, too. */
export function isExported(node: FunctionNode): boolean {
  return isExportedFunction(node);
}
