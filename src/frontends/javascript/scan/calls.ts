/** Calls of every form, with what stands in the way of an `await` there. */
import type * as t from '@babel/types';
import type { ArgumentFact, CallFact, FunctionUse, ObstacleFact, Value } from '../../../model/facts.ts';
import { isFunctionNode, keyName, unwrap } from '../nodes.ts';
import { type Handlers, type Scan, shorten, UNKNOWN } from './context.ts';
import { calleeValue, chainBefore, convert, isChained } from './expressions.ts';
import { visitUsed } from './functions.ts';
import { noteInstalls } from './installs.ts';
import { noteTold } from './told.ts';
import { typeFact } from './types.ts';
import { noteArgument } from './unseen.ts';

type CallNode = t.CallExpression | t.OptionalCallExpression | t.NewExpression;

const MID_CHAIN = { blocker: 'optional-chain', detail: 'in the middle of an optional chain' };

function call(node: CallNode, scan: Scan): Value {
  // The number is taken first, so that a callback among the arguments can name the call it is passed to.
  const id = scan.calls.length;
  const draft = emptyCall(node, scan);
  scan.calls.push(draft);
  const callee = visitCallee(node, id, scan);
  const fact: CallFact = {
    ...draft,
    callee,
    arguments: node.arguments.map((argument, index) => visitArgument(argument, id, index, scan)),
    ...typeArguments(node, scan),
  };
  scan.calls[id] = fact;
  if (node.type === 'CallExpression') noteInstalls(scan, node, fact);
  noteDirectEval(node, scan);
  if (loadsModules(node)) noteLoad(scan, node.arguments[0]);
  return node.callee.type === 'Import' ? importedModule(node) : { kind: 'call', call: id };
}

function typeArguments(node: CallNode, scan: Scan): Pick<CallFact, 'typeArguments'> {
  const written = node.typeParameters as t.Node | null | undefined;
  if (written?.type !== 'TSTypeParameterInstantiation') return {};
  return { typeArguments: written.params.map((each) => typeFact(scan, each)) };
}

function emptyCall(node: CallNode, scan: Scan): CallFact {
  const inChain = scan.continued.has(node) ? MID_CHAIN : null;
  const reason = scan.obstacle ?? inChain;
  const obstacle: ObstacleFact | null = reason && { ...reason, position: scan.position(node) };
  return {
    function: scan.function,
    range: scan.range(node),
    position: scan.position(node),
    callee: UNKNOWN,
    name: calleeName(node, scan),
    ...ownName(node, scan),
    arguments: [],
    isNew: node.type === 'NewExpression',
    plain: isPlain(node, scan),
    plainOptional: isPlainOptional(node, scan),
    awaited: false,
    dropped: scan.dropped.has(node),
    always: scan.always.has(node),
    obstacle,
    text: callText(node, scan),
  };
}

function isPlain(node: CallNode, scan: Scan): boolean {
  const { callee } = node;
  const [first] = node.arguments;
  if (node.type !== 'CallExpression' || callee.type !== 'MemberExpression' || callee.computed || !first) return false;
  return /^[\s)]*\.\s*[\w$]+\s*\(\s*$/.test(scan.source.slice(callee.object.end ?? 0, first.start ?? 0));
}

/** Without the `?.` the receiver alone decides whether the rest is evaluated. */
function isPlainOptional(node: CallNode, scan: Scan): boolean {
  const { callee } = node;
  const [first] = node.arguments;
  if (node.type !== 'OptionalCallExpression' || node.optional || !first) return false;
  if (callee.type !== 'OptionalMemberExpression' || !callee.optional || callee.computed) return false;
  return /^[\s)]*\?\.\s*[\w$]+\s*\(\s*$/.test(scan.source.slice(callee.object.end ?? 0, first.start ?? 0));
}

function visitCallee(node: CallNode, id: number, scan: Scan): Value {
  const callee = unwrap(node.callee);
  if (callee.type === 'Import' || callee.type === 'V8IntrinsicIdentifier') return UNKNOWN;
  // A bare name that is called does not escape; reading it is no access.
  if (callee.type === 'Identifier') return scan.identifier(callee);
  if (isFunctionNode(callee)) return visitUsed(scan, callee, { kind: 'immediately-invoked', call: id });
  if (isChained(node)) scan.continued.add(chainBefore(callee));
  return visitMemberCallee(callee, id, scan);
}

/** `a.b()` reads `a`; in `a.b.call(x)` and `a.b.apply(x)` the method that runs is `a.b`, which is no escape either. */
function visitMemberCallee(callee: t.Node, id: number, scan: Scan): Value {
  if (callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression') return scan.visit(callee);
  const name = scan.memberName(callee.property, callee.computed);
  const object = unwrap(callee.object);
  const borrowed = (name === 'call' || name === 'apply') && !callee.computed;
  if (borrowed && object.type === 'MemberExpression') {
    return { kind: 'member', object: calleeValue(object, scan), name };
  }
  if (borrowed && object.type === 'Identifier') return { kind: 'member', object: scan.identifier(object), name };
  // `(function () {…}).call(this)` is called there and then.
  if (borrowed && isFunctionNode(object)) {
    return { kind: 'member', object: visitUsed(scan, object, { kind: 'immediately-invoked', call: id }), name };
  }
  return calleeValue(callee, scan);
}

function visitArgument(node: CallNode['arguments'][number], call: number, index: number, scan: Scan): ArgumentFact {
  const spread = node.type === 'SpreadElement';
  const use: FunctionUse = { kind: 'argument', call, index };
  noteTold(scan, spread ? node.argument : node);
  if (!spread) noteArgument(scan, node, call, index);
  const value = visitUsed(scan, spread ? node.argument : node, use);
  if (spread) scan.addIteration(node.argument, value, 'spread');
  return { value, name: nameIn(unwrap(node), scan), spread, range: scan.range(node) };
}

/** What names the callee and would be renamed; in `a.m.call(…)` that is `m`. */
function calleeName(node: CallNode, scan: Scan): CallFact['name'] {
  let callee = unwrap(node.callee);
  if (
    (callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression') &&
    !callee.computed &&
    isBorrower(callee.property)
  ) {
    const inner = unwrap(callee.object);
    if (inner.type === 'MemberExpression' || inner.type === 'Identifier') callee = inner;
  }
  return nameIn(callee, scan);
}

/** The name of the method itself, where `calleeName` is another. */
function ownName(node: CallNode, scan: Scan): { readonly own?: CallFact['name'] } {
  const own = nameIn(unwrap(node.callee), scan);
  return own && own.text !== calleeName(node, scan)?.text ? { own } : {};
}

/** The name that stands for the value of an identifier or member. */
function nameIn(node: t.Node, scan: Scan): CallFact['name'] {
  if (node.type === 'Identifier') return { text: node.name, range: scan.range(node), form: 'identifier' };
  if (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression') return null;
  const text = scan.memberName(node.property, node.computed);
  if (text === null) return null;
  const form = node.property.type === 'PrivateName' ? 'private' : node.computed ? 'literal' : 'identifier';
  return { text, range: scan.range(node.property), form };
}

function isBorrower(property: t.Node): boolean {
  return property.type === 'Identifier' && (property.name === 'call' || property.name === 'apply');
}

function callText(node: CallNode, scan: Scan): string {
  const callee = shorten(scan.source.slice(node.callee.start ?? 0, node.callee.end ?? 0));
  return `${node.type === 'NewExpression' ? 'new ' : ''}${callee}()`;
}

function noteDirectEval(node: CallNode, scan: Scan): void {
  const callee = unwrap(node.callee);
  const direct = callee.type === 'Identifier' && (callee.name === 'eval' || callee.name === 'Function');
  if (direct && scan.name(callee.name).kind === 'global') {
    scan.addObstacle(node, 'dynamic-call', `runs code from a string with ${callee.name}()`);
  }
}

/** `require(x)`, however that was made, `import(x)`, and the bundlers' `require.context()` and `import.meta.glob()`. */
function loadsModules({ callee }: CallNode): boolean {
  if (callee.type === 'Import') return true;
  if (callee.type === 'Identifier') return callee.name === 'require';
  if (callee.type !== 'MemberExpression') return false;
  const name = keyName(callee.property, callee.computed);
  if (callee.object.type === 'MetaProperty') return name === 'glob' || name === 'globEager';
  return (
    name === 'require' ||
    (name === 'context' && callee.object.type === 'Identifier' && callee.object.name === 'require')
  );
}

function noteLoad(scan: Scan, specifier: t.Node | undefined): void {
  const isPlain = specifier?.type === 'StringLiteral' && !/[*{]/.test(specifier.value);
  scan.loads.push(isPlain ? specifier.value : null);
}

function importedModule(node: CallNode): Value {
  const argument = node.arguments[0];
  return argument?.type === 'StringLiteral' ? { kind: 'module', specifier: argument.value } : UNKNOWN;
}

/** `require`, and Meteor's `Npm.require`. */
function isRequire(callee: t.Node, scan: Scan): boolean {
  if (callee.type === 'Identifier') return callee.name === 'require' && scan.name('require').kind === 'global';
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return false;
  const isNpm = callee.object.name === 'Npm' && scan.name('Npm').kind === 'global';
  return isNpm && keyName(callee.property, callee.computed) === 'require';
}

export const callHandlers: Handlers = {
  CallExpression(node, scan) {
    const argument = node.arguments[0];
    const callee = node.callee;
    const value = call(node, scan);
    return isRequire(callee, scan) && argument?.type === 'StringLiteral'
      ? { kind: 'module', specifier: argument.value }
      : value;
  },
  OptionalCallExpression: call,
  NewExpression: call,
  ImportExpression(node, scan) {
    noteLoad(scan, node.source);
    scan.visitChildren(node);
    return node.source.type === 'StringLiteral' ? { kind: 'module', specifier: node.source.value } : UNKNOWN;
  },
  TaggedTemplateExpression(node, scan) {
    // A tag is called, but no `await` form of a tagged template with the same tag exists.
    const id = scan.calls.length;
    scan.calls.push({
      function: scan.function,
      range: scan.range(node),
      position: scan.position(node),
      callee: UNKNOWN,
      name: null,
      arguments: [],
      isNew: false,
      plain: false,
      plainOptional: false,
      awaited: false,
      dropped: scan.dropped.has(node),
      always: false,
      obstacle: { blocker: 'dynamic-call', detail: 'as the tag of a template', position: scan.position(node) },
      text: scan.quote(node.tag),
    });
    const tag = unwrap(node.tag);
    const isMember = tag.type === 'MemberExpression';
    const callee = isMember
      ? calleeValue(tag, scan)
      : tag.type === 'Identifier'
        ? scan.identifier(tag)
        : scan.visit(tag);
    const draft = scan.calls[id];
    const last = isMember ? keyName(tag.property, tag.computed) : tag.type === 'Identifier' ? tag.name : null;
    const name: CallFact['name'] =
      last === null ? null : { text: last, range: scan.range(isMember ? tag.property : tag), form: 'identifier' };
    if (draft) scan.calls[id] = { ...draft, callee, name };
    // What stands in the template goes to the tag.
    convert(scan, node.quasi.expressions);
    return { kind: 'call', call: id };
  },
  AwaitExpression(node, scan) {
    const before = scan.calls.length;
    const value = scan.visit(node.argument);
    const direct = scan.calls[before];
    const inner = unwrap(node.argument);
    if (direct && direct.range[0] === inner.start && direct.range[1] === inner.end) {
      scan.calls[before] = { ...direct, awaited: true };
    }
    return { kind: 'awaited', value };
  },
};
