// A plan without any rule of an ORM: mirrors every method, gives some a fallback, wraps every async function.

const RUNTIME = 'orm-migrate-runtime';
/** Methods whose names have a length of a multiple of this get a fallback in place of a mirror: the same in every run. */
const FALLBACK_LENGTH = 4;
const OPENER = 'newConnection';
const FALLBACK = 'fallbackToSyncVariant';
const FOR_EACH = 'forEachSequential';

/**
 * @param facts of one file
 * @param what `mirrors`, `wraps` or `all`
 * @returns edits, empty where nothing in the file can be forced
 */
export function forcePlan(facts, what = 'all') {
  const edits = [
    ...(what === 'wraps' ? [] : methodEdits(facts)),
    ...(what === 'mirrors' || !isFree(facts, OPENER) ? [] : wrapEdits(facts)),
  ];
  return [...edits, ...imports(edits, facts)];
}

/** Nothing in the file has that name, or only the import that a first run wrote. */
function isFree({ bindings }, name) {
  return bindings.every((each) => each.name !== name || each.import?.specifier === RUNTIME);
}

function methodEdits(facts) {
  const bodies = facts.classes.flatMap(({ members }) => members.map(({ range }) => range));
  return facts.classes.flatMap((each) => {
    // The copy of the method around it would have a copy of the class, for a second run to mirror.
    if (bodies.some((body) => inside(each.range, body))) return [];
    const taken = new Set(each.members.map(({ name }) => name));
    return each.members.flatMap((member) => {
      const fact = member.function === null ? undefined : facts.functions[member.function];
      if (!canMirror(each, member, fact) || namesAwait(facts, member.range) || taken.has(asyncNameOf(member.name)))
        return [];
      if (member.name.length % FALLBACK_LENGTH !== 0) return [mirror(facts, member, fact)];
      const isRegistered = facts.calls.some(
        (call) =>
          call.function !== 0 && call.name?.text === FALLBACK && inside(call.range, each.range) && says(call, member),
      );
      return member.private || !isFree(facts, FALLBACK) || isRegistered ? [] : [fallback(member)];
    });
  });
}

const inside = (inner, outer) => outer[0] <= inner[0] && inner[1] <= outer[1];

const says = (call, { name }) => call.arguments.some(({ value }) => value.kind === 'builtin' && value.text === name);

/** Only outside async functions is `await` a name, an arrow function's parameter say. */
function namesAwait(facts, range) {
  return facts.functions.some(
    (each) => inside(each.range, range) && each.obstacles.some(({ blocker }) => blocker === 'reserved-await'),
  );
}

function canMirror(owner, member, fact) {
  if (!fact || owner.ambient || member.kind !== 'method' || member.name === null || member.name.startsWith('@@'))
    return false;
  if (!/^#?[A-Za-z_$][\w$]*$/.test(member.name)) return false;
  if (fact.async || fact.generator || !fact.hasBody || fact.obstacles.length > 0) return false;
  return member.decorators.length === 0;
}

const asyncNameOf = (name) => name.replace(/^[#_]*/, '$&a');

function mirror(facts, member, fact) {
  return {
    kind: 'add-mirror',
    target: member.range,
    overloads: member.overloads,
    syncName: member.name,
    asyncName: asyncNameOf(member.name),
    exported: false,
    rewrites: rewritesOf(facts, member.function, fact),
  };
}

/** Every call where an `await` can go, some of them renamed; every loop; `forEach` by the runtime's helper. */
function rewritesOf(facts, own, { iterations }) {
  const calls = facts.calls.flatMap((call, index) => {
    if (call.function !== own || call.obstacle !== null || call.awaited || call.isNew || call.callee.kind === 'super')
      return [];
    if (
      isFree(facts, FOR_EACH) &&
      call.name?.text === 'forEach' &&
      call.plain &&
      call.arguments.length === 1 &&
      !call.arguments[0].spread
    ) {
      return [{ kind: 'sequential-call', call: call.range, helper: FOR_EACH }];
    }
    const rename =
      call.name && index % 2 === 0 && call.callee.kind === 'member' && call.name.form === 'identifier'
        ? { range: call.name.range, to: asyncNameOf(call.name.text), form: call.name.form }
        : null;
    return [{ kind: 'await-call', call: call.range, rename }];
  });
  const loops = iterations.flatMap(({ construct, keywordEnd }) =>
    construct === 'for-of' && keywordEnd !== null ? [{ kind: 'for-await', at: keywordEnd }] : [],
  );
  return [...calls, ...loops];
}

function fallback(member) {
  return {
    kind: 'insert-fallback',
    after: member.range,
    form: 'block',
    home: member.static ? 'this' : 'this.prototype',
    syncName: member.name,
    asyncName: asyncNameOf(member.name),
    helper: FALLBACK,
    comment: 'orm-migrate: nested-callback - forced',
  };
}

function wrapEdits(facts) {
  const isWrapped = (index) => facts.calls.some((call) => call.function === index && call.name?.text === OPENER);
  return facts.functions.flatMap((fact, index) => {
    const isArgument = fact.use.kind === 'argument' && facts.calls[fact.use.call]?.name?.text === OPENER;
    if (!fact.async || fact.generator || !fact.hasBody || fact.form === 'module' || fact.redeclaresParameter) return [];
    if (isArgument || isWrapped(index)) return [];
    return [{ kind: 'wrap-body', function: fact.range, helper: OPENER }];
  });
}

function imports(edits, facts) {
  const needed = new Set(
    edits.flatMap((edit) => [
      ...(edit.helper === undefined ? [] : [edit.helper]),
      ...(edit.rewrites ?? []).flatMap(({ helper }) => helper ?? []),
    ]),
  );
  const there = facts.bindings.filter((each) => each.import?.specifier === RUNTIME).map(({ name }) => name);
  return [...needed]
    .filter((name) => !there.includes(name))
    .map((name) => ({ kind: 'add-import', specifier: RUNTIME, name }));
}
