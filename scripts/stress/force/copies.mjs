// Forced mirrors, and fallbacks in place of some: chosen by the length of the name, so that every run makes the same.
import { rewritesOf } from './rewrites.mjs';
import { asyncNameOf, inside, isFree } from './shared.mjs';
import { targetsOf } from './targets.mjs';

/** Names whose length is a multiple of this get a fallback in place of a mirror. */
const FALLBACK_LENGTH = 4;
const FALLBACK = 'fallbackToSyncVariant';
const OTHER_WAY = 'fallbackToAsyncVariant';

/** @param form of the fallbacks in classes: `block` or `statement` */
export function copyEdits(facts, form) {
  const targets = targetsOf(facts);
  const fallbacks = targets.flatMap((each) => (isFallback(each) ? [[each, fallback(facts, each, form)]] : []));
  const mirrored = targets.filter((each) => !isFallback(each) || hasNoPlace(facts, each, form));
  const variants = mirrored.flatMap(({ name, owner }) => (owner ? [{ name, range: owner.range }] : []));
  return [
    ...fallbacks.flatMap(([, edit]) => edit ?? []),
    ...mirrored.map((each) => mirror(facts, each, variants)),
    ...listEdits(facts),
  ];
}

const isFallback = ({ kind, name }) =>
  (kind === 'member' || kind === 'assignment') && name.length % FALLBACK_LENGTH === 0;

/** Private members are on no prototype; an abstract one has nothing to run; a nameless class cannot be named behind it. */
function hasNoPlace(facts, { kind, member, owner, target }, form) {
  if (kind === 'assignment') return !/^[A-Za-z_$][\w$]*(\.[\w$]+)*$/.test(target);
  const isNameless = form === 'statement' && (owner.statement === null || owner.name === null);
  return member.private || member.abstract || isNameless;
}

function mirror(facts, target, variants) {
  const { kind, name, range, member, exported = false } = target;
  return {
    kind: 'add-mirror',
    target: range,
    overloads: member ? member.overloads : kind === 'function' ? facts.functions[target.function].overloads : [],
    syncName: name,
    asyncName: asyncNameOf(name),
    exported,
    rewrites: rewritesOf(facts, target, variants),
  };
}

function fallback(facts, target, form) {
  const { name, member, owner } = target;
  const helper = name.length % (2 * FALLBACK_LENGTH) === 0 ? OTHER_WAY : FALLBACK;
  const isRegistered =
    facts.calls.some(
      (call) => [FALLBACK, OTHER_WAY].includes(call.name?.text) && says(call, name) && isAt(call, target, form),
    ) || facts.fallbacks.some((each) => each.sync === name && isAt(each, target, form));
  if (isRegistered || !isFree(facts, helper) || hasNoPlace(facts, target, form)) return null;
  const edit = {
    kind: 'insert-fallback',
    syncName: name,
    asyncName: asyncNameOf(name),
    helper,
    comment: `orm-migrate: nested-callback - ${name}() is forced /* ${'`'} */`,
    width: 100,
  };
  if (!member) return { ...edit, after: target.range, form: 'statement', home: target.target };
  if (form === 'block') return { ...edit, after: member.range, form, home: member.static ? 'this' : 'this.prototype' };
  return { ...edit, after: owner.statement, form, home: member.static ? owner.name : `${owner.name}.prototype` };
}

/** A block is inside of its class, a statement anywhere behind it. */
function isAt(call, { kind, owner }, form) {
  return kind === 'member' && form === 'block' ? inside(call.range, owner.range) : true;
}

const says = (call, name) => call.arguments.some(({ value }) => value.kind === 'builtin' && value.text === name);

/** A variant beside every name that `module.exports = { … }` lists. */
function listEdits({ exports, objects }) {
  return exports.flatMap(({ name, value }) => {
    const object = name === '=' && value?.kind === 'object' ? objects[value.object] : undefined;
    const keys = new Set(object?.members.map((each) => each.name));
    return (object?.members ?? []).flatMap((each) => {
      const key = asyncNameOf(each.name);
      if (each.kind !== 'property' || each.function !== null || !/^[A-Za-z_$][\w$]*$/.test(each.name)) return [];
      return keys.has(key) || [...keys].some((other) => asyncNameOf(other) === each.name)
        ? []
        : [{ kind: 'add-member', after: each.range, key, value: each.name.length % 2 ? key : 'avalue' }];
    });
  });
}
