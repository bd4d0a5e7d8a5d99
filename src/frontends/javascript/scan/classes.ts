/** Classes: their base, and their members in every form. */
import type * as t from '@babel/types';
import type { FunctionForm, MemberFact, Range, TypeFact, Value } from '../../../model/facts.ts';
import { isFunctionNode, keyName, unwrap } from '../nodes.ts';
import { type Handlers, type Scan } from './context.ts';
import {
  addFunction,
  declareTypeParameters,
  insideFunction,
  isPredicate,
  noteTypeParameters,
  readSignature,
  scanFunction,
  visitUsed,
} from './functions.ts';
import { isWrittenBlock } from './fallbacks.ts';
import { noteKey } from './keys.ts';
import { declareBlock, declareVars } from './hoist.ts';
import { openScope } from './scope.ts';
import { noteTold } from './told.ts';
import { annotationOf, jsdocTypes, typeFact } from './types.ts';

type ClassNode = t.ClassDeclaration | t.ClassExpression;
type Element = t.ClassBody['body'][number];

function scanClass(scan: Scan, node: ClassNode, statement: Range | null, inferredName: string | null = null): Value {
  const id = scan.classes.length;
  const value: Value = { kind: 'class', class: id };
  scan.classes.push({
    name: node.id?.name ?? inferredName,
    range: scan.range(node),
    body: scan.range(node.body),
    position: scan.position(node),
    function: scan.function,
    bases: [],
    baseArguments: [],
    typeParameters: [],
    members: [],
    abstract: 'abstract' in node && node.abstract === true,
    ambient: ('declare' in node && node.declare === true) || scan.path.includes('.d.'),
    ignored: isIgnored(scan, node),
    statement,
  });
  noteDecorators(scan, id, node.decorators ?? []);
  scan.within(openScope(scan.scope, false), () => {
    // A class sees itself by its own name inside its body.
    if (node.id) {
      const own = scan.declare(scan.scope, node.id.name, 'class', node.id);
      scan.bindings[own]?.values.push(value);
    }
    const typeParameters = declareTypeParameters(scan, node.typeParameters);
    noteTold(scan, node.superClass);
    const base = node.superClass
      ? scan.obstructed('initializer', 'in the heritage of a class', () => scan.visit(node.superClass))
      : null;
    const draft = scan.classes[id];
    const parameters =
      node.superTypeParameters?.type === 'TSTypeParameterInstantiation' ? node.superTypeParameters : null;
    const baseArguments = parameters?.params.map((each) => typeFact(scan, each)) ?? [];
    const implemented = (node.implements ?? []).flatMap((each) =>
      each.type === 'ClassImplements' ? [] : [typeFact(scan, each)],
    );
    if (draft)
      scan.classes[id] = {
        ...draft,
        bases: base ? [base] : [],
        baseArguments,
        typeParameters,
        ...(implemented.length > 0 && { implements: implemented }),
      };
    const own = node.body.body.filter((each) => each.type !== 'StaticBlock' || !isWrittenBlock(scan, each, id));
    const members = scanMembers(scan, own, draft?.ambient ?? false);
    const withBase = scan.classes[id];
    if (withBase) scan.classes[id] = { ...withBase, members };
  });
  return value;
}

function noteDecorators(scan: Scan, id: number, decorators: readonly t.Decorator[]): void {
  const values = decorators.map(({ expression }) =>
    scan.obstructed('decorator', 'in a decorator', () => scan.visit(expression)),
  );
  const draft = scan.classes[id];
  if (draft && values.length > 0) scan.classes[id] = { ...draft, decorators: values };
}

function isIgnored(scan: Scan, node: t.Node): boolean {
  return scan.comments.isIgnored(scan.position(node).line);
}

/** @param ambient in declarations signatures are the members themselves, not overloads */
function scanMembers(scan: Scan, elements: readonly Element[], ambient: boolean): MemberFact[] {
  const members: MemberFact[] = [];
  let overloads: t.TSDeclareMethod[] = [];
  for (const [at, element] of elements.entries()) {
    if (!ambient && isOverload(scan, element, elements[at + 1])) {
      overloads.push(element);
      continue;
    }
    const member = scanMember(scan, element, overloads);
    if (member) members.push(member);
    if (element.type === 'ClassMethod' && typeof member?.function === 'number')
      members.push(...parameterProperties(scan, element, member.function));
    overloads = [];
  }
  return members;
}

/**
 * A signature belongs to the method, or to the last of the signatures, that comes after it under the same name. One that
 * stands alone declares a method that is abstract or may be missing: `afterSave?(): void`.
 */
function isOverload(scan: Scan, element: Element, next: Element | undefined): element is t.TSDeclareMethod {
  if (element.type !== 'TSDeclareMethod') return false;
  if (next?.type !== 'TSDeclareMethod' && next?.type !== 'ClassMethod' && next?.type !== 'ClassPrivateMethod')
    return false;
  const text = ({ key }: { readonly key: t.Node }): string => scan.source.slice(key.start ?? 0, key.end ?? 0);
  return text(element) === text(next) && (element.static === true) === (next.static === true);
}

function scanMember(scan: Scan, element: Element, overloads: readonly t.TSDeclareMethod[]): MemberFact | null {
  switch (element.type) {
    case 'StaticBlock':
      return staticBlock(scan, element);
    case 'ClassMethod':
    case 'ClassPrivateMethod':
      return methodMember(scan, element, overloads);
    case 'TSDeclareMethod':
      return declaredMember(scan, element, overloads);
    case 'ClassProperty':
    case 'ClassPrivateProperty':
    case 'ClassAccessorProperty':
      return fieldMember(scan, element);
    default:
      return null;
  }
}

const EMPTY_MEMBER = {
  name: null,
  static: true,
  private: false,
  abstract: false,
  function: null,
  initializer: null,
  optional: false,
  overloads: [],
  value: null,
  type: null,
  decorators: [],
  ignored: false,
} as const satisfies Partial<MemberFact>;

function baseMember(scan: Scan, element: Exclude<Element, t.StaticBlock | t.TSIndexSignature>): MemberFact {
  const decorators = ('decorators' in element ? (element.decorators ?? []) : []).map((each) => ({
    name: decoratorName(each),
    value: scan.obstructed('decorator', 'in a decorator', () => scan.visit(each.expression)),
  }));
  const computed = 'computed' in element && element.computed;
  if (computed) noteKey(scan, element, element.key);
  return {
    ...EMPTY_MEMBER,
    name: scan.memberName(element.key, computed),
    kind: 'method',
    static: element.static === true,
    private: element.key.type === 'PrivateName',
    abstract: 'abstract' in element && element.abstract === true,
    range: scan.range(element),
    position: scan.position(element.key),
    decorators,
    ignored: isIgnored(scan, element) || scan.comments.isIgnored(scan.position(element.key).line),
  };
}

const FORMS = { get: 'getter', set: 'setter', constructor: 'constructor', method: 'method' } as const satisfies Record<
  string,
  FunctionForm
>;

function methodMember(
  scan: Scan,
  node: t.ClassMethod | t.ClassPrivateMethod,
  signatures: readonly t.TSDeclareMethod[],
): MemberFact {
  const member = baseMember(scan, node);
  const form = FORMS[node.kind];
  const id = scanFunction(scan, node, {
    form,
    name: member.name,
    use: { kind: 'member' },
    decorators: member.decorators.map(({ name }) => name),
    overloadTypes: resultTypes(scan, signatures),
    isNarrowing: signatures.some(({ returnType }) => isPredicate(returnType)),
  });
  return { ...member, kind: form, function: id, overloads: signatures.map((each) => scan.range(each)) };
}

/** `constructor(private readonly books: BookService)` declares a field, as it would stand beside it. */
function parameterProperties(scan: Scan, node: t.ClassMethod, constructor: number): MemberFact[] {
  return node.params.flatMap((parameter, index): MemberFact[] => {
    if (parameter.type !== 'TSParameterProperty') return [];
    const { parameter: declared } = parameter;
    const name = declared.type === 'AssignmentPattern' ? declared.left : declared;
    if (name.type !== 'Identifier') return [];
    return [
      {
        ...EMPTY_MEMBER,
        name: name.name,
        kind: 'field',
        static: false,
        value: { kind: 'parameter', function: constructor, index },
        type: annotationOf(scan, name.typeAnnotation),
        range: scan.range(parameter),
        position: scan.position(name),
      },
    ];
  });
}

/** An abstract or optional method, or a signature in a declaration file. */
function declaredMember(scan: Scan, node: t.TSDeclareMethod, signatures: readonly t.TSDeclareMethod[]): MemberFact {
  const member = baseMember(scan, node);
  const form = FORMS[node.kind ?? 'method'];
  const overloadTypes = resultTypes(scan, signatures);
  const id = addFunction(scan, node, { form, name: member.name, use: { kind: 'member' }, overloadTypes });
  insideFunction(scan, id, () => {
    noteTypeParameters(scan.current, declareTypeParameters(scan, node.typeParameters));
    readSignature(scan, scan.current, node);
  });
  const overloads = signatures.map((each) => scan.range(each));
  return { ...member, kind: form, function: id, overloads, optional: node.optional === true };
}

function resultTypes(scan: Scan, signatures: readonly t.TSDeclareMethod[]): readonly TypeFact[] {
  return signatures.flatMap(({ returnType }) => annotationOf(scan, returnType) ?? []);
}

function fieldMember(scan: Scan, node: t.ClassProperty | t.ClassPrivateProperty | t.ClassAccessorProperty): MemberFact {
  const member: MemberFact = { ...baseMember(scan, node), kind: 'field' };
  const type = annotationOf(scan, node.typeAnnotation) ?? documentedType(scan, node);
  if (!node.value) return { ...member, type };
  const holder = addFunction(scan, node, { form: 'initializer', name: member.name, use: { kind: 'member' } });
  const initial = node.value;
  noteTold(scan, initial);
  const value = insideFunction(scan, holder, () => {
    scan.current.body = scan.range(initial);
    return visitUsed(scan, initial, { kind: 'member' });
  });
  // In `x = this.y = function` the function belongs to the assignment; an `accessor` is a getter and a setter.
  const isFunction = node.type !== 'ClassAccessorProperty' && isFunctionNode(unwrap(node.value));
  return {
    ...member,
    type,
    value,
    initializer: holder,
    function: isFunction && value.kind === 'function' ? value.function : null,
  };
}

function documentedType(scan: Scan, node: t.Node): TypeFact | null {
  const comment = scan.comments.jsdocBefore(node.start ?? 0);
  return comment === null ? null : jsdocTypes(scan, comment).type;
}

function staticBlock(scan: Scan, node: t.StaticBlock): MemberFact {
  const id = addFunction(scan, node, { form: 'static-block', name: null, use: { kind: 'member' } });
  insideFunction(scan, id, () => {
    for (const statement of node.body) declareVars(scan, scan.scope, statement);
    declareBlock(scan, scan.scope, node.body);
    scan.visitAll(node.body);
  });
  return {
    ...EMPTY_MEMBER,
    kind: 'static-block',
    function: id,
    range: scan.range(node),
    position: scan.position(node),
  };
}

function decoratorName(decorator: t.Decorator): string {
  const node = unwrap(decorator.expression);
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : node;
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? (keyName(callee.property, callee.computed) ?? '') : '';
}

export const classHandlers: Handlers = {
  ClassDeclaration(node, scan) {
    const outer = scan.exported ?? node;
    scan.exported = null;
    const value = scanClass(scan, node, node.id ? scan.range(outer) : null);
    if (node.id) scan.assign(node.id.name, value);
    return value;
  },
  ClassExpression: (node, scan) => scanClass(scan, node, null),
  VariableDeclarator(node, scan) {
    // `const Page = class {…}`: the class takes the variable's name (ECMA-262, NamedEvaluation).
    const name = node.id.type === 'Identifier' ? node.id.name : null;
    return node.init?.type === 'ClassExpression'
      ? scanClass(scan, node.init, scan.declaring, name)
      : scan.visit(node.init);
  },
};
