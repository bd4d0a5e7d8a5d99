/**
 * The names that stand free in a statement. Where it is not certain that a name is hidden by a declaration inside, it counts
 * as free: to move code, one name too many is harmless, and one too few breaks it.
 */
import type * as t from '@babel/types';
import { childrenOf, type FunctionNode, isFunctionNode } from '../nodes.ts';
import { boundNames } from './modules.ts';

interface Free {
  readonly names: Set<string>;
  /** Those that the statement assigns to itself, outside of any function. */
  readonly assigned: Set<string>;
}

interface Place {
  /** Names declared between the statement and here. */
  readonly hidden: ReadonlySet<string>;
  readonly inFunction: boolean;
}

export function namesIn(statement: t.Node): Free {
  const found: Free = { names: new Set(), assigned: new Set() };
  visit(statement, { hidden: new Set(), inFunction: false }, found);
  return found;
}

/** The `var`s in a piece of code, functions in it left out. */
export function varNames(node: t.Node): readonly string[] {
  if (isFunctionNode(node) || node.type === 'ClassBody' || node.type === 'TSModuleBlock') return [];
  const own = node.type === 'VariableDeclaration' && node.kind === 'var' ? declarationNames(node) : [];
  return [...own, ...childrenOf(node).flatMap(varNames)];
}

function visit(node: t.Node, place: Place, found: Free): void {
  if (node.type === 'Identifier' || node.type === 'JSXIdentifier') {
    if (!place.hidden.has(node.name)) found.names.add(node.name);
  }
  if (!place.inFunction) {
    for (const name of assignedBy(node)) if (!place.hidden.has(name)) found.assigned.add(name);
  }
  if (isFunctionNode(node)) {
    visitFunction(node, place, found);
    return;
  }
  const hidden = union(place.hidden, declaredIn(node));
  const inside: Place = { hidden, inFunction: place.inFunction || node.type === 'ClassBody' };
  for (const child of codeIn(node)) {
    // What a `switch` looks at is not in its block.
    visit(child, node.type === 'SwitchStatement' && child === node.discriminant ? place : inside, found);
  }
}

/** Parameters do not see the `var`s of the body, and keys, decorators and types see neither. */
function visitFunction(node: FunctionNode, place: Place, found: Free): void {
  const isExpression = node.type === 'FunctionExpression' && node.id;
  const parameters = node.params.flatMap((each) =>
    boundNames(each.type === 'TSParameterProperty' ? each.parameter : each),
  );
  const own = union(place.hidden, [...(isExpression ? [isExpression.name] : []), ...parameters]);
  const vars = node.body.type === 'BlockStatement' ? node.body.body.flatMap(varNames) : [];
  const params: readonly t.Node[] = node.params;
  for (const child of codeIn(node)) {
    if (child === node.body) visit(child, { hidden: union(own, vars), inFunction: true }, found);
    else if (params.includes(child)) visit(child, { hidden: own, inFunction: true }, found);
    else if (child !== isExpression) visit(child, place, found);
  }
}

function union(hidden: ReadonlySet<string>, names: readonly string[]): ReadonlySet<string> {
  return names.length === 0 ? hidden : new Set([...hidden, ...names]);
}

/** What a node declares for itself and what is in it alone. */
function declaredIn(node: t.Node): readonly string[] {
  switch (node.type) {
    case 'BlockStatement':
      return node.body.flatMap(blockNames);
    case 'StaticBlock':
      return [...node.body.flatMap(blockNames), ...node.body.flatMap(varNames)];
    case 'SwitchStatement':
      return node.cases.flatMap((each) => each.consequent.flatMap(blockNames));
    case 'ForStatement':
      return node.init ? blockNames(node.init) : [];
    case 'ForInStatement':
    case 'ForOfStatement':
      return blockNames(node.left);
    case 'CatchClause':
      return node.param ? boundNames(node.param) : [];
    case 'ClassExpression':
      return node.id ? [node.id.name] : [];
    default:
      return [];
  }
}

/** What a statement declares in the block it stands in. */
function blockNames(node: t.Node): readonly string[] {
  switch (node.type) {
    case 'VariableDeclaration':
      return node.kind === 'var' ? [] : declarationNames(node);
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return node.id ? [node.id.name] : [];
    default:
      return [];
  }
}

function declarationNames(node: t.VariableDeclaration): readonly string[] {
  return node.declarations.flatMap(({ id }) => boundNames(id));
}

function assignedBy(node: t.Node): readonly string[] {
  switch (node.type) {
    case 'AssignmentExpression':
      return boundNames(node.left);
    case 'UpdateExpression':
      return boundNames(node.argument);
    case 'ForInStatement':
    case 'ForOfStatement':
      return node.left.type === 'VariableDeclaration' ? [] : boundNames(node.left);
    default:
      return [];
  }
}

/** The children of a node without those that only name a member, a label or an attribute. */
function codeIn(node: t.Node): readonly t.Node[] {
  const all = childrenOf(node);
  switch (node.type) {
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return node.computed ? all : [node.object];
    case 'ObjectProperty':
    case 'ObjectMethod':
    case 'ClassMethod':
    case 'ClassProperty':
    case 'ClassAccessorProperty':
    case 'TSDeclareMethod':
      return node.computed === true ? all : all.filter((each) => each !== node.key);
    case 'ClassPrivateMethod':
    case 'ClassPrivateProperty':
      return all.filter((each) => each !== node.key);
    case 'TSPropertySignature':
    case 'TSMethodSignature':
      return node.computed === true ? all : all.filter((each) => each !== node.key);
    case 'LabeledStatement':
      return [node.body];
    case 'JSXAttribute':
      return node.value ? [node.value] : [];
    case 'JSXMemberExpression':
      return [node.object];
    case 'TSQualifiedName':
      return [node.left];
    case 'ExportSpecifier':
      return [node.local];
    case 'ExportNamedDeclaration':
      return node.source ? [] : all;
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'MetaProperty':
      return [];
    default:
      return all;
  }
}
