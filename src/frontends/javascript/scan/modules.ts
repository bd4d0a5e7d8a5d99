/** Imports, exports and assignments to members at module level, in ES modules and CommonJS. */
import type * as t from '@babel/types';
import { type Value, WHOLE_MODULE } from '../../../model/facts.ts';
import { keyName, unwrap } from '../nodes.ts';
import { SourceSyntaxError } from '../parse.ts';
import { type Handlers, type Scan, UNKNOWN } from './context.ts';
import { expressionHandlers } from './expressions.ts';
import { isWrittenStatement } from './fallbacks.ts';
import { notePrototype } from './installs.ts';
import { lookUp } from './scope.ts';
import { noteDropped } from './unseen.ts';

function exportName(node: t.Identifier | t.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value;
}

function exportDeclared(declaration: t.Node, scan: Scan): void {
  const names: string[] = [];
  if (declaration.type === 'VariableDeclaration') {
    for (const declarator of declaration.declarations) names.push(...boundNames(declarator.id));
  } else if ('id' in declaration && declaration.id && typeof declaration.id === 'object' && 'name' in declaration.id) {
    names.push(declaration.id.name);
  }
  for (const name of new Set(names)) scan.exports.push({ name, value: scan.name(name), from: null });
}

/** The names that a pattern binds. */
export function boundNames(pattern: t.Node): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        boundNames(property.type === 'RestElement' ? property.argument : property.value),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? boundNames(element) : []));
    case 'AssignmentPattern':
      return boundNames(pattern.left);
    case 'RestElement':
      return boundNames(pattern.argument);
    default:
      return [];
  }
}

/** `module.exports = …`, `module.exports.a = …`, `exports.a = …`: the exported name; null for other targets. */
function commonJsExport(target: t.Node, scan: Scan): string | null {
  if (target.type !== 'MemberExpression') return null;
  const property = keyName(target.property, target.computed);
  const object = target.object;
  if (object.type === 'Identifier' && object.name === 'exports' && isGlobal(scan, 'exports')) return property;
  if (!isModule(object, scan)) {
    const inner = object.type === 'MemberExpression' ? commonJsExport(object, scan) : null;
    return inner === WHOLE_MODULE ? property : null;
  }
  return property === 'exports' ? WHOLE_MODULE : null;
}

/**
 * `Object.defineProperty(exports, 'Store', { enumerable: true, get: function () { return base.Store; } })`: what TypeScript and
 * bundlers make of `export { Store } from 'base'`.
 */
function noteExportedGetter(scan: Scan, node: t.Node, value: Value): void {
  if (node.type !== 'CallExpression' || value.kind !== 'call') return;
  const [target] = node.arguments;
  const { callee, arguments: passed } = scan.calls[value.call] ?? {};
  const [, name, descriptor] = passed ?? [];
  if (!target || callee?.kind !== 'member' || callee.name !== 'defineProperty') return;
  if (callee.object.kind !== 'global' || callee.object.name !== 'Object' || !isExportsObject(target, scan)) return;
  const object = descriptor?.value.kind === 'object' ? scan.objects[descriptor.value.object] : undefined;
  const getter = object?.members.find((each) => each.name === 'get')?.function ?? null;
  const [given, ...others] = getter === null ? [] : (scan.functions[getter]?.returns ?? []);
  if (!given || others.length > 0 || name?.value.kind !== 'builtin' || name.value.text === undefined) return;
  scan.exports.push({ name: name.value.text, value: given, from: null });
}

function isExportsObject(node: t.Node, scan: Scan): boolean {
  if (node.type === 'Identifier') return node.name === 'exports' && isGlobal(scan, 'exports');
  return commonJsExport(node, scan) === WHOLE_MODULE;
}

function isModule(node: t.Node, scan: Scan): boolean {
  return node.type === 'Identifier' && node.name === 'module' && isGlobal(scan, 'module');
}

function isGlobal(scan: Scan, name: string): boolean {
  return lookUp(scan.scope, name) === null;
}

/** In `a.m = b.m = function` both get the function, and a copy of the statement for one would be one for both. */
function noteMemberAssignment(node: t.AssignmentExpression, value: Value, statement: t.Node, scan: Scan): void {
  const target = node.left;
  const right = unwrap(node.right);
  if (right.type === 'AssignmentExpression' && right.operator === '=')
    noteMemberAssignment(right, UNKNOWN, statement, scan);
  if (target.type !== 'MemberExpression') return;
  const object = unwrap(target.object);
  const assigned = plainValue(object, scan);
  notePrototype(scan, target, value);
  scan.memberAssignments.push({
    target: assigned,
    name: keyName(target.property, target.computed),
    // In `a.m = (f(), function …)` there is more to run.
    value: /^(Assignment|Sequence)Expression$/.test(right.type) ? UNKNOWN : value,
    statement: scan.range(statement),
    listed: scan.listed.has(statement),
    always: scan.isAlways(statement, assigned),
    position: scan.position(statement),
    function: scan.function,
    targetText: scan.source.slice(object.start ?? 0, object.end ?? 0),
  });
}

/** `X` or `X.prototype` without recording a read of it. */
function plainValue(node: t.Node, scan: Scan): Value {
  if (node.type === 'Identifier') return scan.name(node.name);
  if (node.type !== 'MemberExpression') return UNKNOWN;
  return { kind: 'member', object: plainValue(unwrap(node.object), scan), name: keyName(node.property, node.computed) };
}

const DECLARATIONS = new Set(['FunctionDeclaration', 'TSDeclareFunction', 'ClassDeclaration', 'VariableDeclaration']);

/** The export that a declaration is a part of; an expression, or a namespace, is not what the declarations in it are exported by. */
function exportOf(declaration: t.Node, node: t.Node): t.Node | null {
  return DECLARATIONS.has(declaration.type) ? node : null;
}

export const moduleHandlers: Handlers = {
  ImportDeclaration: () => UNKNOWN,
  ExportNamedDeclaration(node, scan) {
    refuseNested(node, scan);
    if (node.declaration) {
      scan.exported = exportOf(node.declaration, node);
      scan.visit(node.declaration);
      scan.exported = null;
      exportDeclared(node.declaration, scan);
    }
    for (const specifier of node.specifiers) {
      if (specifier.type === 'ExportSpecifier') {
        const name = exportName(specifier.exported);
        const from = node.source && { specifier: node.source.value, name: specifier.local.name };
        if (from) scan.exports.push({ name, value: null, from, range: scan.range(specifier) });
        else scan.exports.push({ name, value: scan.name(specifier.local.name), from: null });
      } else if (specifier.type === 'ExportNamespaceSpecifier' && node.source) {
        const value: Value = { kind: 'module', specifier: node.source.value };
        scan.exports.push({ name: specifier.exported.name, value, from: null });
      }
    }
    return UNKNOWN;
  },
  ExportDefaultDeclaration(node, scan) {
    refuseNested(node, scan);
    scan.exported = exportOf(node.declaration, node);
    const value = scan.visit(node.declaration);
    scan.exported = null;
    scan.exports.push({ name: 'default', value, from: null });
    return UNKNOWN;
  },
  ExportAllDeclaration(node, scan) {
    refuseNested(node, scan);
    scan.starExports.push(node.source.value);
    return UNKNOWN;
  },
  TSExportAssignment(node, scan) {
    scan.exports.push({ name: WHOLE_MODULE, value: scan.visit(node.expression), from: null });
    return UNKNOWN;
  },
  TSImportEqualsDeclaration(node, scan) {
    const reference = node.moduleReference;
    if (reference.type === 'TSExternalModuleReference') {
      scan.assign(node.id.name, { kind: 'module', specifier: reference.expression.value });
    }
    return UNKNOWN;
  },
  ExpressionStatement(node, scan) {
    if (isWrittenStatement(scan, node)) return UNKNOWN;
    noteDropped(scan, node.expression);
    const value = scan.visit(node.expression);
    const expression = node.expression;
    noteExportedGetter(scan, expression, value);
    if (expression.type !== 'AssignmentExpression' || expression.operator !== '=') return UNKNOWN;
    noteMemberAssignment(expression, value, node, scan);
    return UNKNOWN;
  },
  AssignmentExpression(node, scan) {
    const value = expressionHandlers.AssignmentExpression?.(node, scan) ?? UNKNOWN;
    const name = node.operator === '=' ? commonJsExport(node.left, scan) : null;
    if (name !== null) scan.exports.push({ name, value, from: null });
    return value;
  },
};

/** Imports may be nested where Meteor compiles them, exports nowhere: a copy of the function would export the name twice. */
function refuseNested(node: t.Node, scan: Scan): void {
  if (scan.function === 0) return;
  throw new SourceSyntaxError("'export' may only appear at the top level.", scan.position(node));
}
