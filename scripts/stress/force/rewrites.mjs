// Rewrites inside of a forced mirror: an `await` wherever one can go, renamed calls, loops, collected queries, helpers.
import { asyncNameOf, inside, isFree } from './shared.mjs';

const COLLECT = 'collect';
/** Methods of arrays that the runtime has helpers for. */
const ITERATING = ['forEach', 'map', 'filter', 'some', 'every', 'find', 'findIndex', 'reduce', 'flatMap'];

/**
 * @param target as of `targetsOf`
 * @param variants names that classes in the file get variants of, each with the range of its class
 */
export function rewritesOf(facts, target, variants) {
  const own = target.function;
  const nested = asyncFunctions(facts, own);
  const owners = new Set([own, ...nested]);
  const rewrites = [];
  const taken = new Set();
  for (const id of owners) {
    rewrites.push(...loopsOf(facts, id), ...collected(facts, id, taken));
  }
  for (const [index, call] of facts.calls.entries()) {
    if (owners.has(call.function)) rewrites.push(...ofCall(facts, call, index, { variants, taken }));
  }
  for (const id of nested) rewrites.push({ kind: 'make-async', function: facts.functions[id].range });
  return rewrites;
}

/** Of functions that are passed on or run there and then, every second; those in them likewise. */
function asyncFunctions({ functions }, own) {
  const found = new Set();
  for (const [id, fact] of functions.entries()) {
    if ((fact.parent !== own && !found.has(fact.parent)) || id % 2 === 0) continue;
    if (!['argument', 'immediately-invoked', 'binding'].includes(fact.use.kind) || fact.async || fact.generator)
      continue;
    if (fact.hasBody && ['function', 'arrow'].includes(fact.form) && fact.obstacles.length === 0) found.add(id);
  }
  return found;
}

function loopsOf({ functions }, id) {
  return functions[id].iterations.flatMap(({ construct, keywordEnd }) =>
    construct === 'for-of' && keywordEnd !== null ? [{ kind: 'for-await', at: keywordEnd }] : [],
  );
}

/** Spread values; not those in the defaults of parameters, where no `await` can stand. */
function collected(facts, id, taken) {
  if (!isFree(facts, COLLECT)) return [];
  const { iterations, body } = facts.functions[id];
  return iterations.flatMap(({ construct, range }) => {
    if (construct !== 'spread' || body === null || !inside(range, body)) return [];
    taken.add(range.join());
    return [{ kind: 'collect', expression: range, helper: COLLECT }];
  });
}

function ofCall(facts, call, index, { variants, taken }) {
  if (call.obstacle !== null || call.awaited || call.callee.kind === 'super' || taken.has(call.range.join())) return [];
  if (isGathering(call)) return gathered(facts, call);
  if (call.isNew) return [];
  const name = call.name?.text ?? '';
  const helper = `${name}Sequential`;
  const [first] = call.arguments;
  if (ITERATING.includes(name) && call.plain && first?.value.kind === 'function' && isFree(facts, helper)) {
    if (call.arguments.every(({ spread }) => !spread)) return [{ kind: 'sequential-call', call: call.range, helper }];
  }
  const rename = index % 2 === 0 ? renameOf(call, variants) : null;
  const isIterated = facts.functions[call.function].iterations.some(
    (each) => each.construct === 'for-of' && each.keywordEnd !== null && each.range.join() === call.range.join(),
  );
  if (rename !== null && isIterated) return [{ kind: 'rename-call', call: call.range, rename }];
  return [{ kind: 'await-call', call: call.range, rename }];
}

/** `new Set(query)` and `Array.from(query)` run a query. */
function isGathering({ name, isNew, callee }) {
  const isFrom = callee.kind === 'member' && callee.name === 'from' && callee.object.name === 'Array';
  return isFrom || (isNew && callee.kind === 'global' && ['Map', 'Set'].includes(callee.name) && name !== undefined);
}

function gathered(facts, { arguments: [first] }) {
  if (!first || first.spread || !isFree(facts, COLLECT)) return [];
  return [{ kind: 'collect', expression: first.range, helper: COLLECT }];
}

function renameOf({ name, callee, range }, variants) {
  if (name === null || !['member', 'binding', 'global'].includes(callee.kind)) return null;
  if (['require', 'wait'].includes(name.text) || !/^#?[A-Za-z_$][\w$]*$/.test(name.text)) return null;
  const isKnown = variants.some((each) => each.name === name.text && inside(range, each.range));
  if (name.form === 'private' && !isKnown) return null;
  return { range: name.range, to: asyncNameOf(name.text), form: name.form };
}
