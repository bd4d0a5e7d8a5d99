/** What the profile says works on the database, or blocks, in a way that no async variant can take over. */
import { isBorrowing } from '../project/borrowed.ts';
import { isPackage } from '../project/exports.ts';
import type { CallNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import type { Profile } from '../../model/profile.ts';
import { alternatives, type Type } from '../project/types.ts';

type External = Extract<Type, { kind: 'external' }>;

/** Whether the call is of such a function, given what its callee and the object that this is a member of are. */
export function isOpaqueCall(graph: Graph, call: CallNode): boolean {
  const { callee, isNew } = call.fact;
  const { profile } = graph.project;
  const called = alternatives(graph.evaluate(callee, call.file));
  if (called.some((each) => isGivenByOpaque(profile, each) || isOfOpaqueModule(profile, each))) return true;
  if (isGivenAny(graph, call)) return true;
  if (callee.kind !== 'member' && called.some((each) => isTakenOut(profile, each, call))) return true;
  if (isNew || callee.kind !== 'member' || callee.name === null) return false;
  const { name, object } = callee;
  const receivers = alternatives(graph.evaluate(object, call.file));
  if (isBorrowing(name) && receivers.some((each) => isGivenByOpaque(profile, each))) return true;
  return (
    receivers.some((each) => isOpaqueMember(profile, each, name, call)) ||
    (profile.opaque.includes(`*.${name}`) && (receivers.length === 0 || receivers.some(mayHaveAnyMember)))
  );
}

/** What is passed on may be run: `texts.map(resize)`. */
function isGivenAny(graph: Graph, { fact, file }: CallNode): boolean {
  const { profile } = graph.project;
  if (!profile.opaque.some((each) => each.endsWith('()'))) return false;
  return fact.arguments.some(({ value }) =>
    alternatives(graph.evaluate(value, file)).some((each) => isGivenByOpaque(profile, each)),
  );
}

/** `const { getText } = Assets` is called by a name that its async variant does not have beside it. */
function isTakenOut(profile: Profile, type: Type, call: CallNode): boolean {
  if (type.kind !== 'external' || type.derived || type.path.length < 2) return false;
  const owner: Type = { ...type, path: type.path.slice(0, -1) };
  const name = type.path.at(-1) ?? '';
  return Object.hasOwn(profile.functions, fullNameOf(owner, name)) || isOpaqueMember(profile, owner, name, call);
}

function isOpaqueMember(profile: Profile, receiver: Type, name: string, call: CallNode): boolean {
  if (receiver.kind === 'builtin') return isListed(profile.opaque, `${receiver.name}.${name}`);
  if (receiver.kind !== 'external') return false;
  if (isOfOpaqueModule(profile, receiver)) return true;
  if (receiver.derived) return false;
  const fullName = fullNameOf(receiver, name);
  // One that has an async variant after all, `Accounts.setPassword`, is listed by its own name.
  if (Object.hasOwn(profile.functions, fullName)) return false;
  return isListed(profile.opaque, fullName) || (profile.needsCallback.includes(fullName) && !hasCallback(call));
}

/** Whether what a function of the profile gives is such a function itself: `Meteor.wrapAsync(f)`. */
export function givesOpaque(profile: Profile, receiver: External, name: string): boolean {
  return !receiver.derived && profile.opaque.includes(`${fullNameOf(receiver, name)}()`);
}

function isGivenByOpaque(profile: Profile, type: Type): boolean {
  return type.kind === 'external' && type.derived === true && profile.opaque.includes(`${type.path.join('.')}()`);
}

function isOfOpaqueModule(profile: Profile, type: Type): boolean {
  return type.kind === 'external' && profile.opaqueModules.some((each) => isPackage(type.module, each));
}

/** A function is what it waits for. */
function hasCallback({ fact, file }: CallNode): boolean {
  const last = fact.arguments.at(-1);
  if (!last || last.spread) return false;
  const { value } = last;
  if (value.kind === 'function') return true;
  const binding = value.kind === 'binding' ? file.facts.bindings[value.binding] : undefined;
  return binding?.values.some((each) => each.kind === 'function') === true;
}

function mayHaveAnyMember(type: Type): boolean {
  return ['unknown', 'missing', 'external', 'promise'].includes(type.kind);
}

function isListed(patterns: readonly string[], fullName: string): boolean {
  return patterns.some((each) => matches(fullName, each));
}

/** `Roles.*` stands for all members. */
export function matches(fullName: string, pattern: string): boolean {
  return pattern.endsWith('.*') ? fullName.startsWith(pattern.slice(0, -1)) : fullName === pattern;
}

/** `Meteor.user`, for what is imported as a default, too. */
export function fullNameOf({ path }: External, name: string): string {
  return [...path, name].filter((each) => each !== 'default').join('.');
}

/** The first names of all that the profile says of functions and objects: they are globals where no import is needed. */
export function globalNames(profile: Profile): ReadonlySet<string> {
  const full = [
    ...Object.keys(profile.functions),
    ...Object.keys(profile.instances),
    ...Object.keys(profile.objects),
    ...Object.values(profile.types).flatMap(({ names }) => names),
    ...profile.opaque,
    ...profile.needsCallback,
    ...profile.plain,
  ];
  return new Set(full.map((each) => each.split('.')[0] ?? each).filter((each) => each !== '*'));
}
