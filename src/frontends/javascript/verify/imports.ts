/** How an import is written: `import { … } from`, `const { … } = require()`. */
import type * as t from '@babel/types';

/** What a statement imports, and from where; null if it is no import. */
export function importOf(node: t.Node): { readonly source: unknown; readonly names: readonly t.Node[] } | null {
  if (node.type === 'ImportDeclaration') return { source: node.source.value, names: node.specifiers };
  const [only, ...others] = node.type === 'VariableDeclaration' ? node.declarations : [];
  if (!only || others.length > 0 || only.id.type !== 'ObjectPattern' || !isRequireCall(only.init)) return null;
  const [source] = only.init.arguments;
  return { source: source?.type === 'StringLiteral' ? source.value : null, names: only.id.properties };
}

/** Whether a value is `require(…)` of one argument. */
export function isRequireCall(node: t.Node | null | undefined): node is t.CallExpression {
  return (
    node?.type === 'CallExpression' &&
    node.callee.type === 'Identifier' &&
    node.callee.name === 'require' &&
    node.arguments.length === 1
  );
}
