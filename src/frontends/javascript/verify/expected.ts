/** What a mirror's tree is expected to be: its original's tree with the planned differences put in. */
import type * as t from '@babel/types';
import type { MirrorShape, Rename } from '../../../model/plan.ts';
import { describedValue, keyName, quoted, unwrap } from '../nodes.ts';
import { type Fields, fieldsOf, isNode } from './fields.ts';

/** The name that a member, declaration or assignment introduces; null if it has none. */
export function nameOf(node: t.Node): string | null {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'TSDeclareFunction':
      return node.id?.name ?? null;
    case 'VariableDeclaration': {
      const [first] = node.declarations;
      return first?.id.type === 'Identifier' ? first.id.name : null;
    }
    case 'ExpressionStatement': {
      if (node.expression.type === 'CallExpression') return definedName(node.expression);
      const target = node.expression.type === 'AssignmentExpression' ? node.expression.left : null;
      return target?.type === 'MemberExpression' ? keyName(target.property, target.computed) : null;
    }
    default:
      return 'key' in node && isNode(node.key) ? keyName(node.key, 'computed' in node && node.computed) : null;
  }
}

/** `m` of `Object.defineProperty(X.prototype, 'm', …)` */
function definedName({ arguments: passed }: t.CallExpression): string | null {
  return passed[1]?.type === 'StringLiteral' ? passed[1].value : null;
}

/** The declaration inside an export statement. */
export function declared(node: t.Node): t.Node {
  const isExport = node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration';
  return isExport && node.declaration ? node.declaration : node;
}

/** The original as it should look in the copy: name from the copy, the function async, the result a promise or an async iterator. */
export function asAsync(before: t.Node, after: t.Node, shape: MirrorShape = 'promise'): t.Node {
  const fields = fieldsOf(before);
  const copy = fieldsOf(after);
  const isAsync = shape !== 'passes-iterator-on';
  switch (before.type) {
    case 'FunctionDeclaration':
      return rebuilt(before, withResult(shape, { ...fields, id: copy['id'], async: isAsync }));
    case 'TSDeclareFunction':
      return rebuilt(before, withResult(shape, { ...fields, id: copy['id'] }));
    case 'ClassMethod':
    case 'ClassPrivateMethod':
    case 'ObjectMethod':
      return rebuilt(before, withResult(shape, { ...fields, key: copy['key'], async: isAsync }));
    case 'TSDeclareMethod':
      return rebuilt(before, withResult(shape, { ...fields, key: copy['key'] }));
    case 'TSMethodSignature':
      return rebuilt(before, withResult(shape, { ...fields, key: copy['key'] }, 'typeAnnotation'));
    case 'ClassProperty':
    case 'ClassPrivateProperty':
      return rebuilt(before, {
        ...fields,
        key: copy['key'],
        typeAnnotation: copy['typeAnnotation'],
        value: asyncValue(before.value, shape),
      });
    case 'ObjectProperty':
      return rebuilt(before, {
        ...fields,
        key: copy['key'],
        shorthand: copy['shorthand'],
        value: asyncValue(before.value, shape),
      });
    case 'VariableDeclaration': {
      const declarations = before.declarations.map((each, index) => {
        const id = after.type === 'VariableDeclaration' ? after.declarations[index]?.id : undefined;
        return rebuilt(each, { ...fieldsOf(each), id, init: asyncValue(each.init, shape) });
      });
      return rebuilt(before, { ...fields, declarations });
    }
    case 'ExpressionStatement': {
      const { expression } = before;
      if (expression.type === 'CallExpression')
        return rebuilt(before, { ...fields, expression: defined(expression, after, shape) });
      if (expression.type !== 'AssignmentExpression' || after.type !== 'ExpressionStatement') return before;
      const left = renamedTarget(expression.left, after.expression);
      return rebuilt(before, {
        ...fields,
        expression: rebuilt(expression, { ...fieldsOf(expression), left, right: asyncValue(expression.right, shape) }),
      });
    }
    default:
      return before;
  }
}

/** The same definition by `Object.defineProperty`, of another name and with an async function. */
function defined(call: t.CallExpression, copy: t.Node, shape: MirrorShape): t.Node {
  const [target, , descriptor, ...rest] = call.arguments;
  const key =
    copy.type === 'ExpressionStatement' && copy.expression.type === 'CallExpression'
      ? copy.expression.arguments[1]
      : undefined;
  return rebuilt(call, { ...fieldsOf(call), arguments: [target, key, asyncValue(descriptor, shape), ...rest] });
}

/** The same target, under the name that the copy gives it. */
function renamedTarget(target: t.Node, copy: t.Expression): t.Node {
  const left = copy.type === 'AssignmentExpression' ? copy.left : null;
  if (target.type !== 'MemberExpression' || left?.type !== 'MemberExpression') return target;
  return rebuilt(target, { ...fieldsOf(target), property: left.property });
}

/** The function itself may stand in a cast: `(() => {}) as Handler`. */
function asyncValue(node: t.Node | null | undefined, shape: MirrorShape): unknown {
  if (!node) return node;
  const isAsync = shape !== 'passes-iterator-on';
  const fields = fieldsOf(node);
  if (node.type === 'ObjectExpression') return asyncDescriptor(node, shape);
  if (unwrap(node) !== node && 'expression' in node && isNode(node.expression))
    return rebuilt(node, { ...fields, expression: asyncValue(node.expression, shape) });
  return rebuilt(node, withResult(shape, { ...fields, async: isAsync }));
}

/** A property descriptor whose function is async. */
function asyncDescriptor(node: t.ObjectExpression, shape: MirrorShape): t.Node {
  const isAsync = shape !== 'passes-iterator-on';
  const value = describedValue(node);
  const properties = node.properties.map((each) => {
    if (each !== value) return each;
    const fields = fieldsOf(each);
    return each.type === 'ObjectMethod'
      ? rebuilt(each, withResult(shape, { ...fields, async: isAsync }))
      : rebuilt(each, { ...fields, value: asyncValue(each.value, shape) });
  });
  return rebuilt(node, { ...fieldsOf(node), properties });
}

/** A copy of a node with other fields, at the same place. */
function rebuilt(node: t.Node, fields: Fields): t.Node {
  return { ...fields, type: node.type, start: node.start, end: node.end, loc: node.loc } as unknown as t.Node;
}

/** The written result type, as what the variant gives. */
function withResult(shape: MirrorShape, fields: Fields, place: 'returnType' | 'typeAnnotation' = 'returnType'): Fields {
  if (shape === 'promise') return withPromise(fields, place);
  const annotation = fields[place];
  const type = isNode(annotation) && annotation.type === 'TSTypeAnnotation' ? annotation.typeAnnotation : null;
  if (!isNode(annotation) || type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return fields;
  const typeName = rebuilt(type.typeName, { ...fieldsOf(type.typeName), name: `Async${type.typeName.name}` });
  const typeAnnotation = rebuilt(type, { ...fieldsOf(type), typeName });
  return { ...fields, [place]: rebuilt(annotation, { ...fieldsOf(annotation), typeAnnotation }) };
}

/** The written result type, as a promise of it. */
export function withPromise(fields: Fields, place: 'returnType' | 'typeAnnotation' = 'returnType'): Fields {
  const annotation = fields[place];
  if (!isNode(annotation) || (annotation.type !== 'TSTypeAnnotation' && annotation.type !== 'TypeAnnotation'))
    return fields;
  const inner = annotation.typeAnnotation;
  const name =
    inner.type === 'TSTypeReference' ? inner.typeName : inner.type === 'GenericTypeAnnotation' ? inner.id : null;
  if (name?.type === 'Identifier' && name.name === 'Promise') return fields;
  const promise =
    annotation.type === 'TSTypeAnnotation'
      ? promiseOf(inner)
      : {
          type: 'GenericTypeAnnotation',
          id: { type: 'Identifier', name: 'Promise' },
          typeParameters: { type: 'TypeParameterInstantiation', params: [inner] },
        };
  return { ...fields, [place]: { ...annotation, typeAnnotation: promise } };
}

/** The call with its callee renamed: the last name of `a.b`, or of `a.b` in `a.b.call(…)`. */
export function withName(call: t.Node, rename: Rename | null): Fields {
  const fields = fieldsOf(call);
  const callee = fields['callee'];
  return rename === null || !isNode(callee) ? fields : { ...fields, callee: renamedCallee(callee, rename) };
}

/** @param isCalled what is renamed may be called through `call` or `apply`; the method that those belong to may itself be named so */
function renamedCallee(callee: t.Node, rename: Rename, isCalled = true): t.Node {
  const { to, range } = rename;
  if (callee.type === 'Identifier') return { ...callee, name: to };
  if ('expression' in callee && isNode(callee.expression)) {
    return { ...callee, expression: renamedCallee(callee.expression, rename, isCalled) } as t.Node;
  }
  if (callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression') return callee;
  const { property, object } = callee;
  const isBorrowed =
    isCalled &&
    property.type === 'Identifier' &&
    property.start !== range[0] &&
    !callee.computed &&
    (property.name === 'call' || property.name === 'apply');
  if (isBorrowed && (object.type === 'MemberExpression' || object.type === 'Identifier' || 'expression' in object)) {
    return { ...callee, object: renamedCallee(object, rename, false) as t.Expression };
  }
  return { ...callee, property: renamedKey(property, to) } as t.Node;
}

/** A name or member under another name. */
export function renamed(node: t.Node, to: string): t.Node {
  if (node.type === 'Identifier') return { ...node, name: to };
  if (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression') return node;
  return { ...node, property: renamedKey(node.property, to) } as t.Node;
}

/** `Promise<R> | R` for `R`. */
export function withPromiseOf(type: t.Node): t.Node {
  const isOpen = /^TS(Function|Constructor|Conditional|Infer)Type$/.test(type.type);
  const own =
    type.type === 'TSUnionType' ? type.types : [isOpen ? { type: 'TSParenthesizedType', typeAnnotation: type } : type];
  return { type: 'TSUnionType', types: [promiseOf(type), ...own] } as unknown as t.Node;
}

function promiseOf(type: t.Node): object {
  return {
    type: 'TSTypeReference',
    typeName: { type: 'Identifier', name: 'Promise' },
    typeParameters: { type: 'TSTypeParameterInstantiation', params: [type] },
  };
}

function renamedKey(key: t.Node, to: string): t.Node {
  if (key.type === 'PrivateName') return { ...key, id: { ...key.id, name: to.replace(/^#/, '') } };
  if (key.type === 'Identifier') return { ...key, name: to };
  if (key.type === 'StringLiteral') {
    const raw = key.extra?.['raw'];
    const quote = typeof raw === 'string' && raw.startsWith('"') ? '"' : "'";
    return { ...key, value: to, extra: { raw: quoted(to, quote), rawValue: to } };
  }
  if (key.type === 'TemplateLiteral') {
    const quasis = key.quasis.map((each) => ({ ...each, value: { raw: quoted(to, '`').slice(1, -1), cooked: to } }));
    return { ...key, quasis };
  }
  return key;
}

/** Loops that become `for await` in the copy are marked so in the original. */
export function markLoops(node: t.Node, offsets: ReadonlySet<number>): t.Node {
  if (offsets.size === 0) return node;
  const mark = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(mark);
    if (!isNode(value)) return value;
    const fields = Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, key === 'loc' ? each : mark(each)]),
    );
    const isLoop = value.type === 'ForOfStatement' && offsets.has((value.start ?? 0) + 'for'.length);
    return isLoop ? { ...fields, await: true } : fields;
  };
  return mark(node) as t.Node;
}
