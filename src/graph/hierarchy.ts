/** The class hierarchy: bases, descendants, and which definitions a method name leads to. */
import type { CallNode, ClassNode } from './nodes.ts';
import type { AssignedMember, Definition, Graph, Hierarchy } from './questions.ts';
import { alternatives, type Type, UNKNOWN } from './types.ts';

export function createHierarchy(graph: Graph): Hierarchy {
  const bases = new Map<ClassNode, readonly Type[]>();
  const children = new Map<ClassNode, ClassNode[]>();
  let assignedMembers: readonly AssignedMember[] | null = null;
  let indexed = false;

  function basesOf(node: ClassNode): readonly Type[] {
    const known = bases.get(node);
    if (known) return known;
    // A class that extends itself, through a mixin or a cycle of imports, has no more bases than are found so far.
    bases.set(node, []);
    const base = node.fact.base;
    const found =
      base === null ? [] : alternatives(graph.evaluate(base, node.file)).filter((type) => !isSame(type, node));
    bases.set(node, found);
    return found;
  }

  function index(): void {
    if (indexed) return;
    indexed = true;
    for (const file of graph.project.files) {
      for (const node of file.classes) {
        for (const base of basesOf(node)) {
          if (base.kind !== 'class') continue;
          const list = children.get(base.class) ?? [];
          list.push(node);
          children.set(base.class, list);
        }
      }
    }
  }

  function descendants(node: ClassNode): readonly ClassNode[] {
    index();
    const found = new Set<ClassNode>();
    const queue = [node];
    for (let at = queue.pop(); at; at = queue.pop()) {
      for (const child of children.get(at) ?? []) {
        if (found.has(child) || child === node) continue;
        found.add(child);
        queue.push(child);
      }
    }
    return [...found];
  }

  function own(node: ClassNode, name: string, isStatic: boolean): Definition | null {
    // The last declaration wins, as it does when the class is defined.
    const member = node.fact.members.findLast((each) => each.name === name && each.static === isStatic);
    if (member) {
      const body = member.function === null ? null : (node.file.functions[member.function] ?? null);
      return { class: node, member, function: body, assigned: null };
    }
    const assigned = assignedIn().find((each) => each.class === node && each.name === name && each.static === isStatic);
    return assigned ? { class: node, member: null, function: assigned.function, assigned } : null;
  }

  function fieldAbove(node: ClassNode, name: string, isStatic: boolean): Definition | null {
    const seen = new Set([node]);
    for (const each of seen) {
      const definition = each === node ? null : own(each, name, isStatic);
      if (definition?.member?.kind === 'field') return definition;
      for (const base of basesOf(each)) if (base.kind === 'class') seen.add(base.class);
    }
    return null;
  }

  function assignedIn(): readonly AssignedMember[] {
    assignedMembers ??= findAssigned(graph);
    return assignedMembers;
  }

  function climb(starts: readonly Type[], name: string, isStatic: boolean): readonly Definition[] {
    const found: Definition[] = [];
    const seen = new Set<ClassNode>();
    const visit = (type: Type): void => {
      if (type.kind !== 'class' || seen.has(type.class)) return;
      seen.add(type.class);
      const definition = own(type.class, name, isStatic);
      if (definition) found.push(definition);
      else basesOf(type.class).forEach(visit);
    };
    starts.forEach(visit);
    return found;
  }

  function collect(node: ClassNode, pick: (type: Type) => boolean): Type[] {
    const found: Type[] = [];
    const seen = new Set<ClassNode>();
    const visit = (at: ClassNode): void => {
      if (seen.has(at)) return;
      seen.add(at);
      for (const base of basesOf(at)) {
        if (base.kind === 'class') visit(base.class);
        else if (pick(base)) found.push(base);
      }
    };
    visit(node);
    return found;
  }

  return {
    bases: basesOf,
    descendants,
    isRelated: (a, b) => a === b || descendants(a).includes(b) || descendants(b).includes(a),
    own,
    fieldAbove,
    lookUp: (node, name, isStatic) => climb([{ kind: 'class', class: node }], name, isStatic),
    lookUpSuper: (node, name, isStatic) => climb(basesOf(node), name, isStatic),
    dispatch(node, name, isStatic) {
      const below = descendants(node).flatMap((each) => own(each, name, isStatic) ?? []);
      const found = [...climb([{ kind: 'class', class: node }], name, isStatic), ...below];
      const field = fieldAbove(node, name, isStatic);
      return field && !found.some((each) => each.member === field.member) ? [...found, field] : found;
    },
    family(node, name, isStatic) {
      const above = new Set([node]);
      for (const each of above) for (const base of basesOf(each)) if (base.kind === 'class') above.add(base.class);
      const defines = (each: ClassNode): boolean =>
        each.fact.members.some((member) => member.name === name && member.static === isStatic);
      return [...above, ...descendants(node)].filter(defines);
    },
    ormRoots: (node) => collect(node, (type) => type.kind === 'orm-class') as Extract<Type, { kind: 'orm-class' }>[],
    packageBases: (node) => collect(node, (type) => type.kind === 'external'),
    unknownBases(node) {
      // The base of a mixin that is applied nowhere in the project can be anything.
      const isOpen = node.fact.base !== null && basesOf(node).length === 0;
      const found = collect(node, (type) => type.kind === 'unknown' || type.kind === 'missing' || isProxy(type));
      return isOpen ? [UNKNOWN, ...found] : found;
    },
    get assigned() {
      return assignedIn();
    },
  };
}

function isSame(type: Type, node: ClassNode): boolean {
  return type.kind === 'class' && type.class === node;
}

/** Members that are added from outside the class body. */
function findAssigned(graph: Graph): AssignedMember[] {
  const found: AssignedMember[] = [];
  for (const file of graph.project.files) {
    for (const fact of file.facts.memberAssignments) {
      if (fact.name === null) continue;
      const target = graph.assignmentTarget(fact.target, file);
      if (!target) continue;
      found.push({
        ...target,
        name: fact.name,
        function: fact.value.kind === 'function' ? (file.functions[fact.value.function] ?? null) : null,
        file,
        form: 'assignment',
        statement: fact.statement,
        targetText: fact.targetText,
        line: fact.position.line,
        listed: fact.listed,
        always: fact.always,
      });
    }
    for (const call of file.calls) found.push(...assignedByCall(graph, call));
  }
  return found;
}

/** `Object.assign(X.prototype, { m() {…} })` and `Object.defineProperty(X.prototype, 'm', …)`. */
function assignedByCall(graph: Graph, call: CallNode): AssignedMember[] {
  const { callee, arguments: passed } = call.fact;
  if (callee.kind !== 'member' || callee.object.kind !== 'global' || callee.object.name !== 'Object') return [];
  const [first, second] = passed;
  if (!first || !second) return [];
  const target = graph.assignmentTarget(first.value, call.file);
  if (!target) return [];
  const targetText = call.fact.arguments[0] ? targetName(target) : '';
  const shared = { ...target, file: call.file, statement: call.fact.range, targetText, line: call.fact.position.line };
  if (callee.name === 'assign') {
    return passed.slice(1).flatMap(({ value }) => {
      const type = graph.evaluate(value, call.file);
      const object = type.kind === 'object' ? type.object : null;
      const isInline = value.kind === 'object';
      return (object?.fact.members ?? []).map((member): AssignedMember => {
        const body = member.function === null ? null : (object?.file.functions[member.function] ?? null);
        // An object that stands elsewhere may be shared; only one that is written here can get a member.
        if (!isInline) return { ...shared, name: member.name, function: null, form: 'unsupported' };
        return { ...shared, name: member.name, function: body, form: 'object-member', statement: member.range };
      });
    });
  }
  if (callee.name === 'defineProperty' && second.value.kind === 'builtin' && second.value.text !== undefined) {
    return [{ ...shared, name: second.value.text, function: null, form: 'unsupported' }];
  }
  return [];
}

function isProxy(type: Type): boolean {
  return type.kind === 'builtin' && type.name === 'Proxy';
}

function targetName(target: { class: ClassNode; static: boolean }): string {
  const name = target.class.fact.name ?? '';
  return name === '' || target.static ? name : `${name}.prototype`;
}
