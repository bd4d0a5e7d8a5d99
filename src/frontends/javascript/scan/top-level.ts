/** The statements of a module that waits for something at its top level: what each needs in order to stand in a function. */
import type * as t from '@babel/types';
import type { Position, StatementFact } from '../../../model/facts.ts';
import { childrenOf, isFunctionNode, unwrap } from '../nodes.ts';
import type { Scan } from './context.ts';
import { boundNames } from './modules.ts';
import { namesIn, varNames } from './names.ts';

/** Statements that may stand in a function as they do in a module; declarations may carry `declare`, and then may not. */
const PLAIN = new Set<string>([
  ...['ExpressionStatement', 'VariableDeclaration', 'FunctionDeclaration', 'ClassDeclaration', 'BlockStatement'],
  ...['IfStatement', 'SwitchStatement', 'TryStatement', 'ThrowStatement', 'LabeledStatement', 'EmptyStatement'],
  ...['ForStatement', 'ForInStatement', 'ForOfStatement', 'WhileStatement', 'DoWhileStatement', 'DebuggerStatement'],
  ...['TSDeclareFunction', 'TSTypeAliasDeclaration', 'TSInterfaceDeclaration', 'TSEnumDeclaration'],
]);
const IMPORTS = new Set<string>(['ImportDeclaration', 'TSImportEqualsDeclaration']);
const EXPORTS = new Set<string>([
  ...['ExportNamedDeclaration', 'ExportDefaultDeclaration', 'ExportAllDeclaration'],
  ...['TSExportAssignment', 'TSNamespaceExportDeclaration'],
]);
/** What CommonJS exports by. */
const EXPORTING = ['module', 'exports'];
/** Compilers of these files keep track of which variables have been assigned, but not across functions. */
const TRACKED = /\.[mc]?tsx?$/;

export function topLevelStatements(scan: Scan, program: t.Program): readonly StatementFact[] {
  if (program.sourceType !== 'module' || !program.body.some(isWaiting)) return [];
  const found = program.body.map((node) => ({ node, declares: declaredBy(node), ...namesIn(node) }));
  const known = new Set(found.flatMap(({ declares }) => [...declares]));
  return found.map(({ node, declares, names, assigned }) => {
    const exporting = EXPORTING.some((name) => names.has(name) && !known.has(name));
    return {
      range: scan.range(node),
      position: scan.position(node),
      end: endOf(node),
      kind: exporting ? 'export' : kindOf(node),
      declares: [...declares],
      names: [...new Set([...declares, ...names])].filter((name) => known.has(name)),
      assigns: TRACKED.test(scan.path) ? [...assigned].filter((name) => known.has(name)) : [],
      awaits: awaitsIn(node).flatMap((each) => (isCall(unwrap(each.argument)) ? [scan.range(each)] : [])),
      settles: settledIn(node).map((each) => scan.range(each)),
      disposes: node.type === 'VariableDeclaration' && isUsing(node),
      ignored: scan.comments.isIgnored(scan.position(node).line),
    };
  });
}

function endOf(node: t.Node): Position {
  return { line: node.loc?.end.line ?? 1, column: (node.loc?.end.column ?? 0) + 1 };
}

function kindOf(node: t.Statement): StatementFact['kind'] {
  if (IMPORTS.has(node.type)) return 'import';
  if (EXPORTS.has(node.type)) return 'export';
  const isAmbient = 'declare' in node && node.declare === true;
  return PLAIN.has(node.type) && !isAmbient && !ownCode(node).some(isBound) ? 'plain' : 'fixed';
}

/** `return` outside of a function ends the module; a nested `import` stands where a bundler looks for it. */
function isBound(node: t.Node): boolean {
  return node.type === 'ReturnStatement' || IMPORTS.has(node.type) || EXPORTS.has(node.type);
}

/** The names that a statement declares in the scope of the module, `var`s inside its blocks included. */
function declaredBy(node: t.Statement): ReadonlySet<string> {
  const names = new Set(varNames(node));
  const declaration = 'declaration' in node && node.declaration ? node.declaration : node;
  if (declaration.type === 'VariableDeclaration') {
    for (const { id } of declaration.declarations) for (const name of boundNames(id)) names.add(name);
  } else if (declaration.type === 'ImportDeclaration') {
    for (const { local } of declaration.specifiers) names.add(local.name);
  } else if ('id' in declaration && declaration.id && 'name' in declaration.id) {
    if (typeof declaration.id.name === 'string') names.add(declaration.id.name);
  }
  return names;
}

/** A node and all in it that runs when it does: no functions, and no classes, whose code is in functions. */
function ownCode(node: t.Node): readonly t.Node[] {
  const found: t.Node[] = [];
  const visit = (each: t.Node): void => {
    found.push(each);
    if (!isFunctionNode(each) && each.type !== 'ClassBody') for (const child of childrenOf(each)) visit(child);
  };
  visit(node);
  return found;
}

function isUsing(node: t.VariableDeclaration): boolean {
  return node.kind === 'using' || node.kind === 'await using';
}

function isWaiting(node: t.Statement): boolean {
  return ownCode(node).some(
    (each) =>
      each.type === 'AwaitExpression' ||
      (each.type === 'ForOfStatement' && each.await) ||
      (each.type === 'VariableDeclaration' && each.kind === 'await using'),
  );
}

function awaitsIn(node: t.Node): readonly t.AwaitExpression[] {
  return ownCode(node).filter((each): each is t.AwaitExpression => each.type === 'AwaitExpression');
}

/** What is over when the statement is. */
function settledIn(node: t.Node): readonly t.Node[] {
  const loops = ownCode(node).flatMap((each) => (each.type === 'ForOfStatement' && each.await ? [each.right] : []));
  return [...loops, ...awaitsIn(node).map(({ argument }) => argument)].flatMap(settledBy);
}

const REACTIONS = new Set(['then', 'catch', 'finally']);
const JOINING = new Set(['all', 'allSettled']);

/** The calls whose promises have settled when the value of an expression has. */
function settledBy(expression: t.Node): readonly t.Node[] {
  const node = unwrap(expression);
  switch (node.type) {
    case 'CallExpression':
    case 'OptionalCallExpression':
      return [node, ...settledThrough(node)];
    case 'ConditionalExpression':
      return [...settledBy(node.consequent), ...settledBy(node.alternate)];
    case 'LogicalExpression':
      // What stands before `&&` is dropped where it is a promise.
      return [...(node.operator === '&&' ? [] : settledBy(node.left)), ...settledBy(node.right)];
    case 'SequenceExpression':
      return settledBy(node.expressions.at(-1) ?? node);
    default:
      return [node];
  }
}

function settledThrough(node: t.CallExpression | t.OptionalCallExpression): readonly t.Node[] {
  const { callee } = node;
  if (callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression') return [];
  const name = !callee.computed && callee.property.type === 'Identifier' ? callee.property.name : '';
  if (REACTIONS.has(name)) return settledBy(callee.object);
  const isPromise = callee.object.type === 'Identifier' && callee.object.name === 'Promise';
  const [first] = node.arguments;
  if (!isPromise || !JOINING.has(name) || !first) return [];
  const list = unwrap(first);
  if (list.type !== 'ArrayExpression') return settledBy(list);
  return list.elements.flatMap((each) => (each ? settledBy(each.type === 'SpreadElement' ? each.argument : each) : []));
}

function isCall(node: t.Node): boolean {
  return node.type === 'CallExpression' || node.type === 'OptionalCallExpression';
}
