/** Classes in the form of a function: what makes one of it, and what it extends. */
import type { CallFact, MemberAssignmentFact, Value } from '../../../model/facts.ts';
import { type Scan, UNKNOWN } from './context.ts';

/** Helpers that make one class extend another: `util.inherits(A, B)`, `__extends(A, B)`, `_inheritsLoose(A, B)`. */
const INHERITING = /^_*(inherit|extend|derive|subclass)(s|Loose|From|Prototype)*$/i;

/** What a binding was seen to be used as. */
interface Evidence {
  readonly binding: number;
  /** What it extends; null where it is only given members. */
  readonly base: Value | null;
}

/** Adds the functions of the file that are used as classes, and the bases that classes get from outside. */
export function noteConstructors(scan: Scan): void {
  const bases = new Map<number, Value[]>();
  const evidence = [
    ...scan.memberAssignments.flatMap((each) => byAssignment(scan, each)),
    ...scan.calls.flatMap((each) => byCall(each)),
  ];
  for (const { binding, base } of evidence) {
    const known = bases.get(binding) ?? [];
    bases.set(binding, base === null ? known : [...known, base]);
  }
  for (const [binding, found] of bases) noteClass(scan, binding, oneOf(found));
}

/** `A.prototype.m = …`, `A.prototype = …`, `A.prototype.__proto__ = …` */
function byAssignment(scan: Scan, { target, name, value }: MemberAssignmentFact): readonly Evidence[] {
  if (target.kind === 'binding' && name === 'prototype')
    return [{ binding: target.binding, base: classBehind(scan, value) }];
  const binding = ownerOf(target);
  if (binding === null) return [];
  return [{ binding, base: name === '__proto__' ? constructorOf(value) : null }];
}

/** `util.inherits(A, B)`, `Object.setPrototypeOf(A.prototype, B.prototype)`, `Object.assign(A.prototype, …)` */
function byCall({ callee, name, arguments: passed, isNew }: CallFact): readonly Evidence[] {
  const [first, second] = passed;
  const method = name?.text ?? '';
  if (!first || !second || isNew) return [];
  if (INSTALLING.has(method) && isObjectMethod(callee)) {
    const binding = ownerOf(first.value);
    if (binding === null) return [];
    return [{ binding, base: method === 'setPrototypeOf' ? constructorOf(second.value) : null }];
  }
  const isInheriting = INHERITING.test(method) && mayBeClass(second.value);
  return isInheriting && first.value.kind === 'binding' ? [{ binding: first.value.binding, base: second.value }] : [];
}

const INSTALLING = new Set(['assign', 'defineProperty', 'defineProperties', 'set', 'setPrototypeOf']);

function isObjectMethod(callee: Value): boolean {
  return (
    callee.kind === 'member' &&
    callee.object.kind === 'global' &&
    (callee.object.name === 'Object' || callee.object.name === 'Reflect')
  );
}

function mayBeClass({ kind }: Value): boolean {
  return ['binding', 'member', 'global', 'class', 'call'].includes(kind);
}

/** The binding `A` of `A.prototype`. */
function ownerOf(value: Value): number | null {
  return value.kind === 'member' && value.name === 'prototype' && value.object.kind === 'binding'
    ? value.object.binding
    : null;
}

/** The class whose prototype the value is, or is made from. */
function classBehind(scan: Scan, value: Value): Value | null {
  if (value.kind === 'object') {
    const proto = scan.objects[value.object]?.members.find((each) => each.name === '__proto__');
    return proto ? constructorOf(proto.value) : null;
  }
  if (value.kind !== 'call') return constructorOf(value);
  const call = scan.calls[value.call];
  if (!call) return UNKNOWN;
  if (call.isNew) return call.callee;
  const [first] = call.arguments;
  const method = call.callee.kind === 'member' && call.callee.object.kind === 'global' ? call.callee.name : null;
  if (!first) return UNKNOWN;
  if (method === 'create') return isNothing(first.value) ? null : constructorOf(first.value);
  return method === 'assign' || method === 'setPrototypeOf'
    ? classBehind(scan, method === 'assign' ? first.value : (call.arguments[1]?.value ?? UNKNOWN))
    : UNKNOWN;
}

function isNothing(value: Value): boolean {
  return value.kind === 'builtin' && value.name === 'null';
}

function constructorOf(prototype: Value): Value {
  return prototype.kind === 'member' && prototype.name === 'prototype'
    ? prototype.object
    : { kind: 'member', object: prototype, name: 'constructor' };
}

/** The one base that is any of these; none of none. */
function oneOf(values: readonly Value[]): readonly Value[] {
  const distinct = [...new Map(values.map((each) => [JSON.stringify(each), each])).values()];
  return distinct.length > 1 ? [{ kind: 'union', values: distinct }] : distinct;
}

/** The function that the binding holds becomes a class; one that is a class already gets the base. */
function noteClass(scan: Scan, binding: number, bases: readonly Value[]): void {
  const fact = scan.bindings[binding];
  for (const value of fact?.values ?? []) {
    if (value.kind === 'class') {
      const known = scan.classes[value.class];
      if (known && bases.length > 0) scan.classes[value.class] = { ...known, bases: oneOf([...known.bases, ...bases]) };
    } else if (value.kind === 'function') addConstructor(scan, value.function, fact?.name ?? null, bases);
  }
}

function addConstructor(scan: Scan, id: number, name: string | null, bases: readonly Value[]): void {
  const fact = scan.functions[id];
  if (fact?.form !== 'function' || fact.async || fact.generator) return;
  const { range, position, statement, ignored } = fact;
  scan.classes.push({
    name,
    range,
    body: fact.body ?? range,
    position,
    function: fact.parent ?? 0,
    constructorFunction: id,
    bases,
    baseArguments: [],
    typeParameters: [],
    members: [
      {
        name: 'constructor',
        kind: 'constructor',
        static: false,
        private: false,
        abstract: false,
        optional: false,
        function: id,
        initializer: null,
        overloads: [],
        value: null,
        type: null,
        range,
        position,
        decorators: [],
        ignored,
      },
    ],
    abstract: false,
    ambient: false,
    ignored,
    statement,
  });
}
