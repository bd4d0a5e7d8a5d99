/** Functions of every form: opens their scope, reads parameters and body, and records the facts. */
import type * as t from '@babel/types';
import type { FunctionForm, FunctionUse, ParameterFact, Range, TypeFact, Value } from '../../../model/facts.ts';
import type { FunctionNode } from '../nodes.ts';
import { type DraftFunction, type Handlers, type Scan, UNKNOWN } from './context.ts';
import { declareBlock, declarePattern, declareVars } from './hoist.ts';
import { bindPattern } from './patterns.ts';
import { openScope } from './scope.ts';
import { noteTold } from './told.ts';
import { annotationOf, callbackType, type JsdocTypes, jsdocTypes, typeFact } from './types.ts';
import { noteAlways } from './unseen.ts';

export interface FunctionPlace {
  readonly form: FunctionForm;
  readonly name: string | null;
  readonly use: FunctionUse;
  /** The node that comments, decorators and modifiers belong to, where it is not the function itself. */
  readonly outer?: t.Node;
  readonly decorators?: readonly string[];
  readonly statement?: Range | null;
  readonly overloads?: readonly Range[];
  readonly overloadTypes?: readonly TypeFact[];
  /** One of the overloads narrows a type. */
  readonly isNarrowing?: boolean;
}

/** Adds a function fact with nothing in it yet, and gives its number. */
export function addFunction(scan: Scan, node: t.Node, place: FunctionPlace): number {
  const outer = place.outer ?? node;
  const first = place.overloads?.[0]?.[0] ?? place.statement?.[0] ?? outer.start ?? 0;
  const fact: DraftFunction = {
    name: place.name,
    form: place.form,
    parent: scan.functions.length === 0 ? null : scan.function,
    range: scan.range(outer),
    position: scan.position(outer),
    async: 'async' in node && node.async,
    generator: 'generator' in node && node.generator,
    hasBody: true,
    parameters: [],
    returnType: null,
    resultType: null,
    returns: [],
    use: place.use,
    statement: place.statement ?? null,
    overloads: [...(place.overloads ?? [])],
    overloadTypes: [...(place.overloadTypes ?? [])],
    obstacles: [],
    accesses: [],
    iterations: [],
    implicitCalls: [],
    loops: [],
    strings: [],
    body: null,
    decorators: [...(place.decorators ?? [])],
    directives: [],
    redeclaresParameter: false,
    assignsCaptured: false,
    ignored: scan.comments.isIgnored(scan.position(outer).line),
    ...(scan.comments.isMirror(first) && { mirror: true }),
  };
  scan.functions.push(fact);
  return scan.functions.length - 1;
}

/** Runs `read` inside function `id`, in a fresh function scope. */
export function insideFunction<T>(scan: Scan, id: number, read: () => T): T {
  const outer = { function: scan.function, obstacle: scan.obstacle, statement: scan.statement };
  scan.function = id;
  scan.obstacle = null;
  scan.statement = null;
  try {
    return scan.within(openScope(scan.scope, true), read);
  } finally {
    scan.function = outer.function;
    scan.obstacle = outer.obstacle;
    scan.statement = outer.statement;
  }
}

/** Reads a function node wherever it stands. */
export function scanFunction(scan: Scan, node: FunctionNode, place: FunctionPlace): number {
  const id = addFunction(scan, node, place);
  // The comment of a declaration stands before its `export` or `const`.
  const docs = documentedTypes(scan, place.statement?.[0] ?? (place.outer ?? node).start ?? 0);
  insideFunction(scan, id, () => {
    // A named function expression sees itself by its name.
    if (node.type === 'FunctionExpression' && node.id) {
      const own = scan.declare(scan.scope, node.id.name, 'function', node.id);
      scan.bindings[own]?.values.push({ kind: 'function', function: id });
    }
    const fact = scan.current;
    noteTypeParameters(fact, declareTypeParameters(scan, node.typeParameters));
    noteThis(scan, fact, node.params);
    fact.returnType = annotationOf(scan, node.returnType) ?? docs?.returns ?? null;
    fact.resultType = resultType(scan, node.returnType);
    const isChecked = 'predicate' in node && Boolean(node.predicate);
    if (isChecked || place.isNarrowing || isPredicate(node.returnType))
      scan.addObstacle(node, 'type-predicate', 'narrows a type');
    withoutThis(node.params).forEach((parameter, index) => {
      fact.parameters.push(scanParameter(scan, parameter, id, index, docs));
    });
    scanBody(scan, node.body, fact);
  });
  return id;
}

function scanBody(scan: Scan, body: t.BlockStatement | t.Expression, fact: DraftFunction): void {
  fact.body = scan.range(body);
  if (body.type !== 'BlockStatement') {
    noteAlways(scan, [body]);
    noteTold(scan, body);
    fact.returns.push(scan.visit(body));
    return;
  }
  fact.directives.push(...body.directives.map((directive) => directive.value.value));
  declareVars(scan, scan.scope, body);
  declareBlock(scan, scan.scope, body.body);
  for (const statement of body.body) scan.topLevel.add(statement);
  noteAlways(scan, body.body);
  scan.visitAll(body.directives);
  scan.visitAll(body.body);
}

function scanParameter(scan: Scan, node: t.Node, owner: number, index: number, docs: JsdocTypes | null): ParameterFact {
  declarePattern(scan, scan.scope, node, 'parameter');
  const target = node.type === 'TSParameterProperty' ? node.parameter : node;
  const inner = target.type === 'AssignmentPattern' ? target.left : target;
  const name = inner.type === 'Identifier' ? inner.name : null;
  const written = 'typeAnnotation' in inner ? annotationOf(scan, inner.typeAnnotation) : null;
  const type: TypeFact | null = written ?? (name === null ? null : (docs?.parameters.get(name) ?? null));
  const rest = inner.type === 'RestElement';
  // A name keeps its written type itself; the value says whose parameter it is, for types that say nothing.
  const given: Value = { kind: 'parameter', function: owner, index };
  const value: Value = type && name === null ? { kind: 'typed', type, value: given } : given;
  const bound: Value = rest && !type ? { kind: 'array', elements: [UNKNOWN], function: owner } : value;
  scan.obstructed('parameter-default', 'in a parameter default', () => {
    bindPattern(scan, target, bound);
  });
  const declared = name === null ? undefined : scan.bindings[scan.scope.names.get(name) ?? -1];
  if (declared && type) declared.type = type;
  const optional = target.type === 'AssignmentPattern' || (inner.type === 'Identifier' && inner.optional === true);
  const callback = 'typeAnnotation' in inner ? callbackType(scan, inner.typeAnnotation) : undefined;
  return { name, type, optional, rest, ...(callback && { callback }) };
}

/** A parameter of what has no body. */
function declaredParameter(scan: Scan, node: t.Node): ParameterFact {
  const inner = node.type === 'AssignmentPattern' ? node.left : node;
  const isName = inner.type === 'Identifier';
  const type = 'typeAnnotation' in inner ? annotationOf(scan, inner.typeAnnotation) : null;
  const optional = inner !== node || (isName && inner.optional === true);
  return { name: isName ? inner.name : null, type, optional, rest: inner.type === 'RestElement' };
}

function documentedTypes(scan: Scan, offset: number): JsdocTypes | null {
  const comment = scan.comments.jsdocBefore(offset);
  return comment === null ? null : jsdocTypes(scan, comment);
}

/** `this: Book` is a type; nobody gives it among the arguments. */
function thisParameter(parameters: readonly t.Node[]): t.Identifier | null {
  const [first] = parameters;
  return first?.type === 'Identifier' && first.name === 'this' ? first : null;
}

function noteThis(scan: Scan, fact: DraftFunction, parameters: readonly t.Node[]): void {
  const type = annotationOf(scan, thisParameter(parameters)?.typeAnnotation);
  if (type) fact.thisType = type;
}

function withoutThis<T extends t.Node>(parameters: readonly T[]): readonly T[] {
  return thisParameter(parameters) ? parameters.slice(1) : parameters;
}

/** Reads what a function without a body takes and gives; its type parameters are in scope already. */
export function readSignature(
  scan: Scan,
  fact: DraftFunction,
  node: { readonly params: readonly t.Node[]; readonly returnType?: t.Node | null },
): void {
  noteThis(scan, fact, node.params);
  fact.hasBody = false;
  fact.returnType = annotationOf(scan, node.returnType);
  fact.signature = withoutThis(node.params).map((each) => declaredParameter(scan, each));
}

/**
 * Type parameters are names too; they stand for their constraint.
 * @returns their bindings, in order
 */
export function declareTypeParameters(scan: Scan, node: t.Node | null | undefined): number[] {
  if (node?.type !== 'TSTypeParameterDeclaration') return [];
  return node.params.flatMap((parameter) => {
    const name: unknown = parameter.name;
    if (typeof name !== 'string') return [];
    const id = scan.declare(scan.scope, name, 'type', parameter);
    const binding = scan.bindings[id];
    if (binding && parameter.constraint) binding.type = typeFact(scan, parameter.constraint);
    return [id];
  });
}

export function noteTypeParameters(fact: DraftFunction, bindings: number[]): void {
  if (bindings.length > 0) fact.typeParameters = bindings;
}

/** Results that a compiler reads off a body as well as off a declaration, literals and missing `return`s included. */
const PLAIN: ReadonlySet<string> = new Set([
  ...['TSVoidKeyword', 'TSAnyKeyword', 'TSUnknownKeyword'],
  ...['TSStringKeyword', 'TSNumberKeyword', 'TSBooleanKeyword', 'TSBigIntKeyword'],
]);

function resultType(scan: Scan, annotation: t.Node | null | undefined): Range | null {
  if (annotation?.type !== 'TSTypeAnnotation') return null;
  const type = annotation.typeAnnotation;
  const [only] = type.type === 'TSTypeReference' ? (type.typeParameters?.params ?? []) : [];
  const isPromise =
    type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'Promise';
  return isPromise && only && PLAIN.has(only.type) ? null : scan.range(annotation);
}

export function isPredicate(annotation: t.Node | null | undefined): boolean {
  return annotation?.type === 'TSTypeAnnotation' && annotation.typeAnnotation.type === 'TSTypePredicate';
}

function expression(
  scan: Scan,
  node: t.FunctionExpression | t.ArrowFunctionExpression,
  use: FunctionUse,
  statement: Range | null,
): Value {
  const form = node.type === 'ArrowFunctionExpression' ? 'arrow' : 'function';
  const name = node.type === 'FunctionExpression' ? (node.id?.name ?? null) : null;
  return { kind: 'function', function: scanFunction(scan, node, { form, name, use, statement }) };
}

/** Reads a function expression whose use its surroundings know; other nodes are read as they are. */
export function visitUsed(scan: Scan, node: t.Node, use: FunctionUse, statement: Range | null = null): Value {
  return node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression'
    ? expression(scan, node, use, statement)
    : scan.visit(node);
}

export const functionHandlers: Handlers = {
  FunctionDeclaration(node, scan) {
    const outer = scan.exported ?? node;
    scan.exported = null;
    const id = scanFunction(scan, node, {
      form: 'function',
      name: node.id?.name ?? null,
      use: { kind: 'declaration' },
      // Where one statement stands alone no copy can follow: `if (x) function f() {}`.
      statement: scan.listed.has(outer) ? scan.range(outer) : null,
      ...scan.takeOverloads(node.id?.name ?? ''),
    });
    const value: Value = { kind: 'function', function: id };
    if (node.id) scan.assign(node.id.name, value);
    return value;
  },
  TSDeclareFunction(node, scan) {
    const name = node.id?.name ?? null;
    const id = addFunction(scan, node, { form: 'function', name, use: { kind: 'declaration' } });
    const range = scan.range(scan.exported ?? node);
    scan.exported = null;
    const type = insideFunction(scan, id, () => {
      noteTypeParameters(scan.current, declareTypeParameters(scan, node.typeParameters));
      readSignature(scan, scan.current, node);
      return scan.current.returnType;
    });
    scan.addOverload(name ?? '', { range, type, isNarrowing: isPredicate(node.returnType) });
    const value: Value = { kind: 'function', function: id };
    if (name !== null && node.declare === true) scan.assign(name, value);
    // In a declaration file a bare signature is all there is.
    else if (name !== null && scan.path.includes('.d.')) scan.assign(name, value);
    return value;
  },
  FunctionExpression: (node, scan) => expression(scan, node, { kind: 'value' }, null),
  ArrowFunctionExpression: (node, scan) => expression(scan, node, { kind: 'value' }, null),
  ReturnStatement(node, scan) {
    noteTold(scan, node.argument);
    scan.current.returns.push(node.argument ? scan.visit(node.argument) : { kind: 'builtin', name: 'undefined' });
    return UNKNOWN;
  },
};
