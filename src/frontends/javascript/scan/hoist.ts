/** Declares the names of a scope before its code is read, so that every use finds its binding in one walk. */
import type * as t from '@babel/types';
import { childrenOf, isFunctionNode } from '../nodes.ts';
import { SourceSyntaxError } from '../parse.ts';
import type { Scan } from './context.ts';
import type { Scope } from './scope.ts';

/** Declares what the statements of a block declare in it: `let`, `const`, classes, functions, imports, enums, types. */
export function declareBlock(scan: Scan, scope: Scope, statements: readonly t.Node[]): void {
  for (const statement of statements) {
    scan.listed.add(statement);
    declareStatement(scan, scope, statement);
  }
}

/** Declares what one statement declares, the head of a loop included. */
export function declareStatement(scan: Scan, scope: Scope, node: t.Node): void {
  switch (node.type) {
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
      if (node.declaration) declareStatement(scan, scope, node.declaration);
      return;
    case 'FunctionDeclaration':
    case 'TSDeclareFunction':
      if (node.id) scan.declare(scope, node.id.name, 'function', node.id);
      return;
    case 'ClassDeclaration':
      if (node.id) scan.declare(scope, node.id.name, 'class', node.id);
      return;
    case 'VariableDeclaration':
      if (node.kind === 'var') return;
      for (const declarator of node.declarations) {
        declarePattern(scan, scope, declarator.id, 'variable');
        if (node.kind === 'const') noteSymbol(scan, scope, declarator);
      }
      return;
    case 'ImportDeclaration':
      declareImports(scan, scope, node);
      return;
    case 'TSEnumDeclaration':
    case 'TSImportEqualsDeclaration':
      scan.declare(scope, node.id.name, 'other', node.id);
      return;
    case 'TSModuleDeclaration':
      if (node.id.type === 'Identifier') scan.declare(scope, node.id.name, 'other', node.id);
      return;
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TypeAlias':
    case 'InterfaceDeclaration':
      scan.declare(scope, node.id.name, 'type', node.id);
      return;
    default:
  }
}

/** `const X = Symbol()`: a name for members that is as good as any other. */
function noteSymbol(scan: Scan, scope: Scope, { id, init }: t.VariableDeclarator): void {
  const isSymbol =
    init?.type === 'CallExpression' && init.callee.type === 'Identifier' && init.callee.name === 'Symbol';
  const binding = id.type === 'Identifier' ? scope.names.get(id.name) : undefined;
  if (isSymbol && binding !== undefined && scan.name('Symbol').kind === 'global') scan.symbols.add(binding);
}

function declareImports(scan: Scan, scope: Scope, node: t.ImportDeclaration): void {
  for (const specifier of node.specifiers) {
    const id = scan.declare(scope, specifier.local.name, 'import', specifier.local);
    const binding = scan.bindings[id];
    if (!binding) continue;
    const types = isTypes(node) || (specifier.type === 'ImportSpecifier' && isTypes(specifier));
    binding.import = { specifier: node.source.value, name: importedName(specifier), ...(types && { types }) };
  }
}

function isTypes({ importKind }: t.ImportDeclaration | t.ImportSpecifier): boolean {
  return importKind === 'type' || importKind === 'typeof';
}

function importedName(specifier: t.ImportDeclaration['specifiers'][number]): string {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  if (specifier.type === 'ImportNamespaceSpecifier') return '*';
  return specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value;
}

/** Declares every name a pattern binds. */
export function declarePattern(scan: Scan, scope: Scope, pattern: t.Node, kind: 'variable' | 'parameter'): void {
  switch (pattern.type) {
    case 'Identifier':
      scan.declare(scope, pattern.name, kind, pattern);
      return;
    case 'ObjectPattern':
      for (const property of pattern.properties) {
        declareInner(scan, scope, property.type === 'RestElement' ? property.argument : property.value, kind);
      }
      return;
    case 'ArrayPattern':
      for (const element of pattern.elements) if (element) declareInner(scan, scope, element, kind);
      return;
    case 'AssignmentPattern':
      declareInner(scan, scope, pattern.left, kind);
      return;
    case 'RestElement':
      declareInner(scan, scope, pattern.argument, kind);
      return;
    case 'TSParameterProperty':
      declarePattern(scan, scope, pattern.parameter, kind);
      return;
    default:
  }
}

/** @throws SourceSyntaxError for `(...this) => {}`, which Babel takes for a name in TypeScript and Flow, and nobody else does */
function declareInner(scan: Scan, scope: Scope, pattern: t.Node, kind: 'variable' | 'parameter'): void {
  if (pattern.type === 'Identifier' && pattern.name === 'this')
    throw new SourceSyntaxError("Unexpected keyword 'this'.", scan.position(pattern));
  declarePattern(scan, scope, pattern, kind);
}

/** Declares the `var`s of a function body, however deep in its blocks they stand. */
export function declareVars(scan: Scan, scope: Scope, body: t.Node): void {
  if (body.type === 'VariableDeclaration' && body.kind === 'var') {
    for (const declarator of body.declarations) declarePattern(scan, scope, declarator.id, 'variable');
    if (scope.names.has('arguments')) scan.current.redeclaresParameter = true;
  }
  for (const child of childrenOf(body)) {
    if (!isFunctionNode(child) && child.type !== 'ClassBody') declareVars(scan, scope, child);
  }
}
