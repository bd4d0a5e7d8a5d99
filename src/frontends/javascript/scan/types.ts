/** Written types, TypeScript's and JSDoc's, as facts. What says nothing about a class is `other`. */
import { parseExpression } from '@babel/parser';
import type * as t from '@babel/types';
import type { ParameterFact, TypeFact, Value } from '../../../model/facts.ts';
import { keyName } from '../nodes.ts';
import type { Scan } from './context.ts';
import { lookUp } from './scope.ts';

const OTHER: TypeFact = { kind: 'other' };
const THENABLE: TypeFact = {
  kind: 'reference',
  target: { kind: 'global', name: 'PromiseLike' },
  name: 'PromiseLike',
  arguments: [],
};

const KEYWORDS: Readonly<Partial<Record<t.Node['type'], string>>> = {
  TSStringKeyword: 'string',
  TSNumberKeyword: 'number',
  TSBooleanKeyword: 'boolean',
  TSBigIntKeyword: 'bigint',
  TSSymbolKeyword: 'symbol',
  TSVoidKeyword: 'undefined',
  TSUndefinedKeyword: 'undefined',
  TSNullKeyword: 'null',
  TSNeverKeyword: 'never',
  TSLiteralType: 'literal',
  TSTemplateLiteralType: 'string',
};

/** The type of an annotation (`: T`); null where there is none. */
export function annotationOf(scan: Scan, annotation: t.Node | null | undefined): TypeFact | null {
  if (!annotation) return null;
  if (annotation.type === 'TSTypeAnnotation') return typeFact(scan, annotation.typeAnnotation);
  return annotation.type === 'Noop' ? null : OTHER;
}

/** Types of functions, or of anything, that an async function is of as well. */
const LOOSE: ReadonlySet<string> = new Set(['TSAnyKeyword', 'TSUnknownKeyword']);

/** What a parameter's written type says about an async function in its place: see `ParameterFact`. */
export function callbackType(scan: Scan, annotation: t.Node | null | undefined): ParameterFact['callback'] {
  return annotation?.type === 'TSTypeAnnotation' ? callbackIn(scan, annotation.typeAnnotation) : undefined;
}

function callbackIn(scan: Scan, type: t.Node): ParameterFact['callback'] {
  if (LOOSE.has(type.type)) return undefined;
  switch (type.type) {
    case 'TSParenthesizedType':
      return callbackIn(scan, type.typeAnnotation);
    case 'TSUnionType': {
      const [only, ...more] = type.types.filter((each) => !isNothing(each));
      return only && more.length === 0 ? callbackIn(scan, only) : 'fixed';
    }
    case 'TSFunctionType': {
      const result = type.typeAnnotation?.typeAnnotation;
      if (!result || result.type === 'TSTypePredicate' || namesPromise(result)) return 'fixed';
      return LOOSE.has(result.type) ? undefined : scan.range(result);
    }
    case 'TSTypeReference':
      return type.typeName.type === 'Identifier' && type.typeName.name === 'Function' ? undefined : 'fixed';
    default:
      return 'fixed';
  }
}

function isNothing(type: t.Node): boolean {
  return type.type === 'TSUndefinedKeyword' || type.type === 'TSNullKeyword';
}

/** It is, or may be, a promise. */
function namesPromise(type: t.Node): boolean {
  if (type.type === 'TSUnionType') return type.types.some(namesPromise);
  if (type.type === 'TSParenthesizedType') return namesPromise(type.typeAnnotation);
  return (
    type.type === 'TSTypeReference' &&
    type.typeName.type === 'Identifier' &&
    /^Promise(Like)?$/.test(type.typeName.name)
  );
}

/** A type as a fact, its names resolved in the current scope. */
export function typeFact(scan: Scan, node: t.Node): TypeFact {
  const keyword = KEYWORDS[node.type];
  if (keyword) return { kind: 'builtin', name: keyword };
  switch (node.type) {
    case 'TSParenthesizedType':
      return typeFact(scan, node.typeAnnotation);
    case 'TSTypeReference':
      return reference(scan, node.typeName, node.typeParameters?.params ?? []);
    case 'TSExpressionWithTypeArguments':
      return reference(scan, node.expression, node.typeParameters?.params ?? []);
    case 'TSImportType':
      return importType(scan, node);
    case 'TSArrayType':
      return { kind: 'array', element: typeFact(scan, node.elementType) };
    case 'TSTypeOperator':
      return node.operator === 'readonly' ? typeFact(scan, node.typeAnnotation) : OTHER;
    case 'TSUnionType':
      return { kind: 'union', types: node.types.map((type) => typeFact(scan, type)) };
    case 'TSIntersectionType':
      return { kind: 'other', parts: node.types.map((type) => typeFact(scan, type)) };
    case 'TSFunctionType': {
      const result = annotationOf(scan, node.typeAnnotation);
      return result ? { kind: 'other', result } : OTHER;
    }
    case 'TSConstructorType': {
      const made = annotationOf(scan, node.typeAnnotation);
      return made ? { kind: 'other', creates: made } : OTHER;
    }
    case 'TSTupleType':
      return tupleType(scan, node);
    case 'TSTypeLiteral':
      return membersType(scan, node.members);
    case 'TSIndexedAccessType':
      return {
        kind: 'other',
        member: { of: typeFact(scan, node.objectType), name: literalIn(node.indexType) },
      };
    case 'TSTypeQuery':
      if (node.exprName.type !== 'TSImportType') return { kind: 'typeof', value: entity(scan, node.exprName) };
      return { kind: 'typeof', value: importedValue(node.exprName) };
    case 'TSThisType':
      return { kind: 'this' };
    case 'TSAnyKeyword':
    case 'TSUnknownKeyword':
      return { kind: 'other', loose: true };
    default:
      return OTHER;
  }
}

/** One whose elements may be missing, or of which there may be more, is not told apart by places. */
function tupleType(scan: Scan, { elementTypes }: t.TSTupleType): TypeFact {
  const elements: TypeFact[] = [];
  for (const each of elementTypes) {
    const isNamed = each.type === 'TSNamedTupleMember';
    const type = isNamed ? each.elementType : each;
    if ((isNamed && each.optional) || type.type === 'TSOptionalType' || type.type === 'TSRestType') return OTHER;
    elements.push(typeFact(scan, type));
  }
  return { kind: 'other', elements };
}

function literalIn(type: t.Node): string | null {
  if (type.type !== 'TSLiteralType') return null;
  const { literal } = type;
  return literal.type === 'StringLiteral' || literal.type === 'NumericLiteral' ? String(literal.value) : null;
}

/** An object with a `then()` is awaited as a promise is; no other member says anything about a class. */
function membersType(scan: Scan, members: readonly t.TSTypeElement[]): TypeFact {
  const isThenable = members.some(
    (each) =>
      (each.type === 'TSMethodSignature' || each.type === 'TSPropertySignature') &&
      keyName(each.key, each.computed === true) === 'then',
  );
  if (isThenable) return THENABLE;
  const typed = typedMembers(scan, members);
  const result = members.find((each) => each.type === 'TSCallSignatureDeclaration');
  const given = result && annotationOf(scan, result.typeAnnotation);
  const construction = members.find((each) => each.type === 'TSConstructSignatureDeclaration');
  const made = construction && annotationOf(scan, construction.typeAnnotation);
  return {
    ...(dataType(scan, members) ?? { kind: 'other' }),
    ...(typed.length > 0 && { typed }),
    ...(given && { result: given }),
    ...(made && { creates: made }),
  };
}

/** Members with what is written of them: methods are functions, getters what they give. */
function typedMembers(scan: Scan, members: readonly t.TSTypeElement[]): { name: string; type: TypeFact }[] {
  return members.flatMap((each) => {
    if (each.type !== 'TSMethodSignature' && each.type !== 'TSPropertySignature') return [];
    const name = keyName(each.key, each.computed === true);
    const type = annotationOf(scan, each.typeAnnotation);
    if (name === null || !type) return [];
    const isMethod = each.type === 'TSMethodSignature' && each.kind === 'method';
    return [{ name, type: isMethod ? { kind: 'other' as const, result: type } : type }];
  });
}

/** An object of properties alone; null where something of it may be called. */
function dataType(scan: Scan, members: readonly t.TSTypeElement[]): Extract<TypeFact, { kind: 'other' }> | null {
  const found: { name: string; type: TypeFact }[] = [];
  let index: TypeFact | null = null;
  for (const each of members) {
    const type = 'typeAnnotation' in each ? annotationOf(scan, each.typeAnnotation) : null;
    if (!type) return null;
    if (each.type === 'TSIndexSignature') index = type;
    else if (each.type === 'TSPropertySignature') {
      const name = keyName(each.key, each.computed === true);
      if (name === null) return null;
      found.push({ name, type });
    } else return null;
  }
  return found.length === 0 && !index ? null : { kind: 'other', members: found, ...(index && { index }) };
}

/** What an interface is, as far as its own members and those that it extends say. */
export function interfaceType(scan: Scan, node: t.TSInterfaceDeclaration): TypeFact {
  const extended = (node.extends ?? []).map((each) => typeFact(scan, each));
  return { kind: 'other', parts: [...extended, membersType(scan, node.body.body)] };
}

function reference(scan: Scan, name: t.TSEntityName, parameters: readonly t.Node[]): TypeFact {
  const defined = name.type === 'Identifier' && lookUp(scan.scope, name.name) === null && typedef(scan, name.name);
  if (defined) return defined;
  return {
    kind: 'reference',
    target: entity(scan, name),
    name: name.type === 'Identifier' ? name.name : name.right.name,
    arguments: parameters.map((parameter) => typeFact(scan, parameter)),
  };
}

function entity(scan: Scan, name: t.TSEntityName): Value {
  if (name.type === 'Identifier') return scan.name(name.name);
  return { kind: 'member', object: entity(scan, name.left), name: name.right.name };
}

function importType(scan: Scan, node: t.TSImportType): TypeFact {
  const name = node.qualifier ? (qualifiedNames(node.qualifier).at(-1) ?? '') : '';
  const parameters = node.typeParameters?.params ?? [];
  return {
    kind: 'reference',
    target: importedValue(node),
    name,
    arguments: parameters.map((type) => typeFact(scan, type)),
  };
}

function importedValue({ argument, qualifier }: t.TSImportType): Value {
  const names = qualifier ? qualifiedNames(qualifier) : [];
  return names.reduce<Value>((object, name) => ({ kind: 'member', object, name }), {
    kind: 'module',
    specifier: argument.value,
  });
}

function qualifiedNames(name: t.TSEntityName): readonly string[] {
  if (name.type === 'Identifier') return [name.name];
  return [...qualifiedNames(name.left), name.right.name];
}

/**
 * Reads a JSDoc type expression: `Book`, `?Book`, `Book[]`, `Promise<Book>`, `import('./book.js').Book`.
 * Closure's own notations that are not TypeScript (`?`, `!`, `=`, `Array.<T>`) are translated first.
 */
export function jsdocType(scan: Scan, text: string): TypeFact {
  const typescript = text
    .trim()
    .replace(/^[?!]|=$/g, '')
    .replace(/\.</g, '<')
    .replace(/^\*$/, 'any');
  try {
    const expression = parseExpression(`null as (${typescript})`, { plugins: ['typescript'] });
    return expression.type === 'TSAsExpression' ? typeFact(scan, expression.typeAnnotation) : OTHER;
  } catch {
    // Not a type we can read; that is the same as none.
    return OTHER;
  }
}

/** The types a JSDoc comment gives: of a variable (`@type`), the parameters by name, and the result. */
export interface JsdocTypes {
  readonly type: TypeFact | null;
  readonly parameters: ReadonlyMap<string, TypeFact>;
  readonly returns: TypeFact | null;
}

export function jsdocTypes(scan: Scan, comment: string): JsdocTypes {
  const parameters = new Map<string, TypeFact>();
  let type: TypeFact | null = null;
  let returns: TypeFact | null = null;
  for (const { tag, text, rest } of typeTags(comment)) {
    const fact = jsdocType(scan, text);
    const name = /^\s*\[?([\w$]+)/.exec(rest)?.[1];
    if (tag === 'type') type = fact;
    else if (tag === 'param' && name !== undefined) parameters.set(name, fact);
    else if (tag === 'returns' || tag === 'return') returns = fact;
  }
  return { type, parameters, returns };
}

/** The type that a comment gives a name to: `@typedef {Promise<void>} Later`; null if none does. */
function typedef(scan: Scan, name: string): TypeFact | null {
  const known = scan.typedefs.get(name);
  // One that is defined by itself says nothing more.
  if (known !== undefined) return known ?? OTHER;
  const text = definitionOf(scan, name);
  if (text === null) return null;
  scan.typedefs.set(name, null);
  const type = jsdocType(scan, text);
  scan.typedefs.set(name, type);
  return type;
}

function definitionOf(scan: Scan, name: string): string | null {
  for (const comment of scan.comments.jsdoc) {
    if (!comment.includes('@typedef')) continue;
    for (const { tag, text, rest } of typeTags(comment))
      if (tag === 'typedef' && /^\s*([\w$]+)/.exec(rest)?.[1] === name) return text;
  }
  return null;
}

/** Finds `@tag {type} rest`, with braces balanced inside the type. */
function* typeTags(comment: string): Generator<{ tag: string; text: string; rest: string }> {
  for (const match of comment.matchAll(/@(type|typedef|param|returns?)\s*\{/g)) {
    const start = match.index + match[0].length;
    let depth = 1;
    let end = start;
    while (end < comment.length && depth > 0) {
      if (comment[end] === '{') depth += 1;
      if (comment[end] === '}') depth -= 1;
      end += 1;
    }
    const line = comment.slice(end).split('\n')[0] ?? '';
    yield { tag: match[1] ?? '', text: comment.slice(start, end - 1), rest: line };
  }
}
