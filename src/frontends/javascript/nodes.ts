/** Small questions about Babel's syntax trees that more than one part of the front end asks. */
import type * as t from '@babel/types';

const NOT_CHILDREN = new Set([
  'type',
  'start',
  'end',
  'loc',
  'range',
  'extra',
  'leadingComments',
  'trailingComments',
  'innerComments',
  'comments',
  'tokens',
  'errors',
]);

function isNode(value: unknown): value is t.Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** The direct children of a node, in source order as far as the tree keeps it. */
export function childrenOf(node: t.Node): readonly t.Node[] {
  const children: t.Node[] = [];
  for (const key in node) {
    if (NOT_CHILDREN.has(key)) continue;
    const value: unknown = node[key as keyof t.Node];
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) children.push(item);
    } else if (isNode(value)) {
      children.push(value);
    }
  }
  return children;
}

/** A name between quotes of a kind, with the escapes that it needs there. */
export function quoted(name: string, quote: string): string {
  // A lone surrogate has no encoding: written as it is, it would become another character.
  const text = name.replace(/[\\\n\r\u2028\u2029]|\$(?=\{)|['"`]|\p{Surrogate}/gu, (found) => {
    if (found === '$') return quote === '`' ? '\\$' : found;
    if (/['"`]/.test(found)) return found === quote ? `\\${found}` : found;
    if (found === '\\' || found === '\n' || found === '\r') return JSON.stringify(found).slice(1, -1);
    return `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return quote + text + quote;
}

export type FunctionNode =
  | t.FunctionDeclaration
  | t.FunctionExpression
  | t.ArrowFunctionExpression
  | t.ObjectMethod
  | t.ClassMethod
  | t.ClassPrivateMethod;

export function isFunctionNode(node: t.Node): node is FunctionNode {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
    case 'ObjectMethod':
    case 'ClassMethod':
    case 'ClassPrivateMethod':
      return true;
    default:
      return false;
  }
}

/**
 * The name a key stands for, if it is written down: `save`, `'save'`, `['save']`, `` [`save`] ``, `#save`, `0`;
 * `@@iterator` for `[Symbol.iterator]`.
 */
export function keyName(key: t.Node, computed: boolean): string | null {
  if (key.type === 'PrivateName') return `#${key.id.name}`;
  if (key.type === 'Identifier') return computed ? null : key.name;
  if (key.type === 'StringLiteral') return key.value;
  if (key.type === 'NumericLiteral') return String(key.value);
  if (key.type === 'TemplateLiteral' && key.expressions.length === 0) return key.quasis[0]?.value.cooked ?? null;
  if (key.type === 'MemberExpression' && key.object.type === 'Identifier' && key.object.name === 'Symbol') {
    return key.property.type === 'Identifier' ? `@@${key.property.name}` : null;
  }
  return null;
}

/** The `value` of a property descriptor; null where it has none. */
export function describedValue(node: t.ObjectExpression): t.ObjectMethod | t.ObjectProperty | null {
  const found = node.properties.find(
    (each) => each.type !== 'SpreadElement' && keyName(each.key, each.computed) === 'value',
  );
  return found && found.type !== 'SpreadElement' ? found : null;
}

/** What stands for a symbol among the names of members. */
export function symbolName(name: string, path: string): string {
  return `@@${name}@${path}`;
}

/** Strips wrappers that change no value: casts, `!`, `satisfies`, type arguments and parentheses. */
export function unwrap(node: t.Node): t.Node {
  switch (node.type) {
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
    case 'TypeCastExpression':
    case 'ParenthesizedExpression':
      return unwrap(node.expression);
    default:
      return node;
  }
}

/** `{ iterator: true }`, as a fallback is told to give an async iterator. */
export function isIteratorOption(node: t.Node): boolean {
  const [only, ...others] = node.type === 'ObjectExpression' ? node.properties : [];
  return (
    others.length === 0 &&
    only?.type === 'ObjectProperty' &&
    !only.computed &&
    keyName(only.key, false) === 'iterator' &&
    only.value.type === 'BooleanLiteral' &&
    only.value.value
  );
}
