/** Statements that declare names, open scopes or run iterators. */
import type * as t from '@babel/types';
import type { Range, TypeFact, Value } from '../../../model/facts.ts';
import { type DraftBinding, type Handlers, type Scan, UNKNOWN } from './context.ts';
import { declareBlock, declarePattern, declareStatement } from './hoist.ts';
import { declareTypeParameters, visitUsed } from './functions.ts';
import { scanInterface } from './interfaces.ts';
import { bindPattern } from './patterns.ts';
import { lookUp, openScope } from './scope.ts';
import { noteTold } from './told.ts';
import { annotationOf, interfaceType, jsdocTypes, typeFact } from './types.ts';
import { noteTested } from './unseen.ts';

function block(statements: readonly t.Node[], scan: Scan): Value {
  scan.within(openScope(scan.scope, false), () => {
    declareBlock(scan, scan.scope, statements);
    scan.visitAll(statements);
  });
  return UNKNOWN;
}

function loop(node: t.ForOfStatement | t.ForInStatement, scan: Scan): Value {
  scan.current.loops.push(scan.range(node));
  scan.within(openScope(scan.scope, false), () => {
    declareStatement(scan, scan.scope, node.left);
    const iterable = scan.visit(node.right);
    const element: Value =
      node.type === 'ForInStatement' ? { kind: 'builtin', name: 'string' } : { kind: 'element', of: iterable };
    if (node.type === 'ForInStatement') scan.addIteration(node.right, iterable, 'for-in');
    if (node.type === 'ForOfStatement') {
      scan.addIteration(node.right, iterable, node.await ? 'for-await' : 'for-of', (node.start ?? 0) + 'for'.length);
    }
    const target = node.left.type === 'VariableDeclaration' ? node.left.declarations[0]?.id : node.left;
    if (target) bindPattern(scan, target, element);
    if (target && node.left.type === 'VariableDeclaration') disposed(scan, node.left, target, element);
    scan.visit(node.body);
  });
  return UNKNOWN;
}

/** `using lock = …` disposes of the value at the end of the block. */
function disposed(scan: Scan, { kind }: t.VariableDeclaration, node: t.Node, value: Value): void {
  if (kind === 'using') scan.addImplicitCall(node, value, 'dispose');
  if (kind === 'await using') scan.addImplicitCall(node, value, 'dispose-async');
}

function plainLoop(node: t.WhileStatement | t.DoWhileStatement, scan: Scan): Value {
  scan.current.loops.push(scan.range(node));
  noteTested(scan, node.test);
  scan.visitChildren(node);
  return UNKNOWN;
}

function declarator(
  node: t.VariableDeclarator,
  comment: string | null,
  declaration: { node: t.VariableDeclaration; statement: Range | null; alone: Range | null },
  scan: Scan,
): void {
  const name = node.id.type === 'Identifier' ? lookUp(scan.scope, node.id.name) : null;
  const binding = name === null ? undefined : scan.bindings[name];
  if (binding && declaration.alone && node.init) binding.declared = declaration.alone;
  if (binding) binding.type = comment === null ? binding.type : (jsdocTypes(scan, comment).type ?? binding.type);
  if (!node.init) {
    if (node.id.type === 'Identifier' && binding)
      binding.type = annotationOf(scan, node.id.typeAnnotation) ?? binding.type;
    return;
  }
  const use =
    name === null || declaration.node.kind === 'var'
      ? ({ kind: 'value' } as const)
      : ({ kind: 'binding', binding: name } as const);
  scan.declaring = declaration.statement;
  noteTold(scan, node.init);
  const isClass = node.init.type === 'ClassExpression';
  const value = isClass ? scan.visit(node) : visitUsed(scan, node.init, use, declaration.statement);
  bindPattern(scan, node.id, value);
  disposed(scan, declaration.node, node.init, value);
}

/** Gives an alias or interface its type. */
function defineType(
  scan: Scan,
  binding: DraftBinding,
  node: t.TSTypeAliasDeclaration | t.TSInterfaceDeclaration,
  read: () => TypeFact,
): void {
  scan.within(openScope(scan.scope, false), () => {
    const typeParameters = declareTypeParameters(scan, node.typeParameters);
    if (typeParameters.length > 0) binding.typeParameters = typeParameters;
    binding.type = read();
    if (node.type === 'TSInterfaceDeclaration') scanInterface(scan, node, binding, typeParameters);
  });
}

/** One that is declared twice has more members than either says. */
function reopen(scan: Scan, { interface: id }: DraftBinding): void {
  const known = id === undefined ? undefined : scan.classes[id];
  if (id !== undefined && known) scan.classes[id] = { ...known, interface: 'open' };
}

/** `declare global { var books: Collection }` */
function typedGlobals(statements: readonly t.Node[], scan: Scan): void {
  for (const statement of statements) {
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { id } of statement.declarations) {
      const type = id.type === 'Identifier' ? annotationOf(scan, id.typeAnnotation) : null;
      if (id.type === 'Identifier' && type) scan.addGlobal(id.name, { kind: 'typed', type });
    }
  }
}

export const statementHandlers: Handlers = {
  BlockStatement: (node, scan) => block(node.body, scan),
  SwitchStatement(node, scan) {
    scan.visit(node.discriminant);
    scan.within(openScope(scan.scope, false), () => {
      for (const clause of node.cases) declareBlock(scan, scan.scope, clause.consequent);
      for (const clause of node.cases) {
        scan.visit(clause.test);
        scan.visitAll(clause.consequent);
      }
    });
    return UNKNOWN;
  },
  IfStatement(node, scan) {
    noteTested(scan, node.test);
    scan.visitChildren(node);
    return UNKNOWN;
  },
  WhileStatement: plainLoop,
  DoWhileStatement: plainLoop,
  ForStatement(node, scan) {
    scan.current.loops.push(scan.range(node));
    scan.within(openScope(scan.scope, false), () => {
      if (node.init) declareStatement(scan, scan.scope, node.init);
      scan.visitAll([node.init, node.test, node.update, node.body]);
    });
    return UNKNOWN;
  },
  ForOfStatement: loop,
  ForInStatement: loop,
  CatchClause(node, scan) {
    scan.within(openScope(scan.scope, false), () => {
      if (node.param) {
        declarePattern(scan, scan.scope, node.param, 'variable');
        bindPattern(scan, node.param, UNKNOWN);
      }
      scan.visit(node.body);
    });
    return UNKNOWN;
  },
  VariableDeclaration(node, scan) {
    const comment = scan.comments.jsdocBefore(node.start ?? 0);
    // A copy under a written type would not have that type.
    const [first] = node.declarations;
    const isTyped = first?.id.type === 'Identifier' && first.id.typeAnnotation != null;
    const outer = scan.exported ?? node;
    const isCopied = node.declarations.length === 1 && !isTyped && scan.listed.has(outer);
    const statement = isCopied ? scan.range(outer) : null;
    const alone = node.declarations.length === 1 && scan.topLevel.has(outer) ? scan.range(outer) : null;
    scan.exported = null;
    for (const each of node.declarations) declarator(each, comment, { node, statement, alone }, scan);
    return UNKNOWN;
  },
  TSTypeAliasDeclaration(node, scan) {
    const id = lookUp(scan.scope, node.id.name);
    const binding = id === null ? undefined : scan.bindings[id];
    if (binding) defineType(scan, binding, node, () => typeFact(scan, node.typeAnnotation));
    return UNKNOWN;
  },
  TSInterfaceDeclaration(node, scan) {
    const id = lookUp(scan.scope, node.id.name);
    const binding = id === null ? undefined : scan.bindings[id];
    const isMerged = binding?.kind !== 'type' || binding.type !== null;
    if (binding && isMerged) reopen(scan, binding);
    if (!isMerged) defineType(scan, binding, node, () => interfaceType(scan, node));
    return UNKNOWN;
  },
  // Types run nothing.
  TSTypeAnnotation: () => UNKNOWN,
  TSTypeParameterInstantiation: () => UNKNOWN,
  TypeAnnotation: () => UNKNOWN,
  TypeAlias: () => UNKNOWN,
  InterfaceDeclaration: () => UNKNOWN,
  TypeParameterInstantiation: () => UNKNOWN,
  // Labels are identifiers in the tree, but no names of values.
  BreakStatement: () => UNKNOWN,
  ContinueStatement: () => UNKNOWN,
  LabeledStatement(node, scan) {
    if (node.label.name === 'await') scan.addObstacle(node, 'reserved-await', 'has a label named `await`');
    return scan.visit(node.body);
  },
  TSModuleDeclaration(node, scan) {
    // `declare module 'x';` has none, whatever the types say.
    const body = node.body as t.TSModuleDeclaration['body'] | undefined;
    if (body?.type !== 'TSModuleBlock') return UNKNOWN;
    block(body.body, scan);
    if (node.kind === 'global' || node.global === true) typedGlobals(body.body, scan);
    return UNKNOWN;
  },
};
