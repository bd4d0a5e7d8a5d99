/** Destructuring: what each name of a pattern is bound to, and what reading it touches. */
import type * as t from '@babel/types';
import type { TypeFact, Value } from '../../../model/facts.ts';
import { keyName } from '../nodes.ts';
import { noteKey } from './keys.ts';
import { lookUp } from './scope.ts';
import { noteTold } from './told.ts';
import { type Scan, UNKNOWN } from './context.ts';
import { annotationOf } from './types.ts';

/** Reads `pattern = value`, for declarations, parameters and assignments alike. */
export function bindPattern(scan: Scan, pattern: t.Node, value: Value): void {
  switch (pattern.type) {
    case 'Identifier':
      if (pattern.name === 'await') scan.identifier(pattern);
      bindName(scan, pattern, value);
      return;
    case 'ObjectPattern':
      bindObject(scan, pattern, typedOr(scan, pattern, value));
      return;
    case 'ArrayPattern':
      bindArray(scan, pattern, typedOr(scan, pattern, value));
      return;
    case 'AssignmentPattern': {
      noteTold(scan, pattern.right);
      const fallback = scan.visit(pattern.right);
      bindPattern(scan, pattern.left, { kind: 'union', values: [value, fallback] });
      return;
    }
    case 'RestElement':
      bindPattern(scan, pattern.argument, value);
      return;
    case 'TSParameterProperty':
      bindPattern(scan, pattern.parameter, value);
      return;
    default:
      assignTarget(scan, pattern, value);
  }
}

function bindName(scan: Scan, node: t.Identifier, value: Value): void {
  const id = lookUp(scan.scope, node.name);
  const binding = id === null ? undefined : scan.bindings[id];
  if (!binding) {
    scan.addGlobal(node.name, value);
    return;
  }
  const type = annotationOf(scan, node.typeAnnotation);
  if (type) binding.type = type;
  binding.values.push(value);
  if (id !== null && binding.range[0] !== node.start) scan.noteAssigned(id);
}

function typedOr(scan: Scan, pattern: t.ObjectPattern | t.ArrayPattern, value: Value): Value {
  const type: TypeFact | null = annotationOf(scan, pattern.typeAnnotation);
  return type && (type.kind !== 'other' || type.members) ? { kind: 'typed', type, value } : value;
}

function bindObject(scan: Scan, pattern: t.ObjectPattern, value: Value): void {
  for (const property of pattern.properties) {
    if (property.type === 'RestElement') {
      // A rest element reads every property that is left, getters included.
      scan.addAccess(property, { kind: 'member', object: value, name: null });
      bindPattern(scan, property.argument, UNKNOWN);
      continue;
    }
    if (property.computed) noteKey(scan, property, property.key);
    const member: Value = { kind: 'member', object: value, name: keyName(property.key, property.computed) };
    noteTold(scan, property);
    scan.addAccess(property, member);
    bindPattern(scan, property.value, member);
  }
}

function bindArray(scan: Scan, pattern: t.ArrayPattern, value: Value): void {
  scan.addIteration(pattern, value, 'destructuring');
  pattern.elements.forEach((element, index) => {
    if (!element) return;
    if (element.type === 'RestElement') {
      bindPattern(scan, element.argument, {
        kind: 'array',
        elements: [{ kind: 'element', of: value }],
        function: scan.function,
      });
    } else {
      bindPattern(scan, element, { kind: 'member', object: value, name: String(index) });
    }
  });
}

/** An assignment to a member: a write, which may run a setter. */
function assignTarget(scan: Scan, target: t.Node, value: Value): void {
  if (target.type !== 'MemberExpression' && target.type !== 'OptionalMemberExpression') {
    scan.visit(target);
    return;
  }
  noteTold(scan, target.object);
  const object = scan.visit(target.object);
  if (target.computed) {
    noteTold(scan, target.property);
    noteKey(scan, target, target.property);
  }
  const member: Value = { kind: 'member', object, name: keyName(target.property, target.computed) };
  scan.addAccess(target, member, { write: true, assigned: value });
  if (member.name !== null && isGlobalObject(scan, object)) scan.addGlobal(member.name, value);
}

const GLOBAL_OBJECTS: ReadonlySet<string> = new Set(['globalThis', 'window', 'global', 'self']);

/** `globalThis`, and `this` at the top of a script. */
function isGlobalObject(scan: Scan, object: Value): boolean {
  if (object.kind === 'global') return GLOBAL_OBJECTS.has(object.name);
  return object.kind === 'this' && object.function === 0 && !scan.isModule;
}
