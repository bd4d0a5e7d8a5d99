// What can get an async variant: members of classes and objects, assignments to members, functions with a statement of their own.
import { asyncNameOf, inside, namesAwait } from './shared.mjs';

/** The variant of `wait` would be named as an operator is. */
const NAME = /^(?!wait$)#?[A-Za-z_$][\w$]*$/;

/**
 * @returns what can be copied or registered, the outermost of those that stand in each other: a copy of what is around one
 *   would have a copy of it, for a second run to find
 */
export function targetsOf(facts) {
  const found = [...classMembers(facts), ...objectMembers(facts), ...assignments(facts), ...functions(facts)].filter(
    (each) => !namesAwait(facts, each.range),
  );
  return found.filter(
    (each) => !each.isDone && !found.some((other) => other !== each && contains(other.range, each.range)),
  );
}

const contains = (outer, inner) => inside(inner, outer) && outer[1] - outer[0] > inner[1] - inner[0];

/** A mirror of the function can be written, whatever it does. */
function isCopied(fact, isAbstract = false) {
  if (!fact || fact.async || fact.generator || fact.obstacles.length > 0) return false;
  return fact.hasBody || isAbstract;
}

/** Those that have a variant already, and the variants, are done; they still count as what is around others. */
function listed(candidates, isTarget) {
  const names = new Set(candidates.map(({ name }) => name));
  const variants = new Set([...names].map((each) => asyncNameOf(each ?? '')));
  return candidates.flatMap((each) => {
    if (!NAME.test(each.name ?? '')) return [];
    const isDone = names.has(asyncNameOf(each.name)) || variants.has(each.name);
    return isDone || isTarget(each) ? [{ ...each, isDone }] : [];
  });
}

function classMembers(facts) {
  return facts.classes.flatMap((owner) => {
    if (owner.ambient) return [];
    const candidates = owner.members.map((member) => {
      const { name, range, function: id } = member;
      return { kind: 'member', name, range, function: id, owner, member };
    });
    return listed(candidates, ({ member }) => {
      return ['method', 'field'].includes(member.kind) && isCopied(facts.functions[member.function], member.abstract);
    });
  });
}

function objectMembers({ objects, functions }) {
  return objects.flatMap(({ members }) => {
    const candidates = members.map((each) => ({ ...each, form: each.kind, kind: 'object' }));
    return listed(candidates, ({ form, function: id }) => {
      return ['method', 'property'].includes(form) && id !== null && isCopied(functions[id]);
    });
  });
}

/** `X.prototype.m = function …`; what `Object.assign` lists are members of an object. */
function assignments({ memberAssignments, functions, objects }) {
  const inObjects = new Set(objects.flatMap(({ members }) => members.map((each) => each.function)));
  return groups(memberAssignments).flatMap((group) => {
    const candidates = group.map(({ name, statement, value, targetText, listed: isListed }) => {
      const id = value.kind === 'function' ? value.function : null;
      return { kind: 'assignment', name, range: statement, function: id, target: targetText, isListed };
    });
    return listed(candidates, ({ name, function: id, range, isListed }) => {
      if (id === null || inObjects.has(id) || !isListed || !isCopied(functions[id])) return false;
      // A private name would have to be declared.
      if (name.startsWith('#')) return false;
      // The value may be a function that stands elsewhere, by its name.
      return inside(functions[id].range, range);
    });
  });
}

function groups(memberAssignments) {
  const targets = new Set(memberAssignments.map(({ targetText }) => targetText));
  return [...targets].map((target) => memberAssignments.filter(({ targetText }) => targetText === target));
}

function functions(facts) {
  const candidates = facts.functions.flatMap((fact, id) => {
    const name = nameOf(facts, fact);
    return fact.statement
      ? [{ kind: 'function', name, range: fact.statement, function: id, exported: isExported(facts, fact, id, name) }]
      : [];
  });
  const others = facts.bindings.map(({ name, range }) => ({ name, range, function: null }));
  return listed([...candidates, ...others], ({ function: id, name }) => {
    const isOnce = candidates.filter((each) => each.name === name).length === 1;
    return id !== null && isOnce && isCopied(facts.functions[id]);
  });
}

function isExported({ bindings, exports, moduleKind }, fact, id, name) {
  const names = bindings.flatMap((each, index) => (each.name === name && each.function === 0 ? [index] : []));
  return (
    fact.parent === 0 &&
    moduleKind === 'esm' &&
    exports.some(
      ({ value }) =>
        (value?.kind === 'binding' && names.includes(value.binding)) ||
        (value?.kind === 'function' && value.function === id),
    )
  );
}

function nameOf({ bindings }, { name, use }) {
  return use.kind === 'binding' ? (bindings[use.binding]?.name ?? null) : use.kind === 'declaration' ? name : null;
}
