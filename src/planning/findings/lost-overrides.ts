/**
 * Methods that are handed to something together with a class or object of the ORM, in a form that no override is found in:
 * `Model.extend({ save() {…} })`, `Object.create(books, {…})`, `{ __proto__: book, save() {…} }`, mixins given as classes.
 */
import { bearingOf, type Bearing } from '../../graph/classes/bearers.ts';
import { destinationsOf, type Destination } from '../../graph/classes/bundle-flows.ts';
import { type Bundle, bundlesIn, isMethod } from '../../graph/classes/bundles.ts';
import { mayInstall } from '../../graph/classes/installers.ts';
import { possibleAsyncNames } from '../../graph/pairs/naming.ts';
import type { CallNode, ClassNode, ObjectNode } from '../../graph/project/nodes.ts';
import { alternatives } from '../../graph/project/types.ts';
import type { Planning } from '../context.ts';
import { fallBackOn, homeOfArgument, homeOfObject, homeOfResult, homesOfGivers } from '../homes.ts';
import { isIgnored } from '../views/contexts/refusals.ts';
import { isPatch } from './patched-variant.ts';
import { restsOnOrm } from './rests-on-orm.ts';

const PROTO = '{ __proto__ }';
/** Properties that say what a class made of an object extends: `{ extends: Model, save() {…} }`. */
const INHERITING = /^_?(extends?|base|super\w*|parent|inherits?|prototype|proto|mixins?|__proto__)$/i;

/** Looks at every object and class of the project that has a method of a name that the ORM has. */
export function findLostOverrides(planning: Planning): void {
  const { graph } = planning;
  const names = graph.pairs.syncNames;
  if (names.size === 0 || !restsOnOrm(graph)) return;
  for (const file of graph.project.files) {
    if (!planning.isEditable(file.facts.path)) continue;
    for (const bundle of bundlesIn(file, names)) inspect(planning, bundle);
  }
}

function inspect(planning: Planning, bundle: Bundle): void {
  const open = [...bundle.methods.keys()].filter((name) => isOpen(planning, bundle, name));
  if (open.length === 0) return;
  const destinations = destinationsOf(planning.graph, bundle);
  for (const name of open) {
    const taker = takerOf(planning, bundle, name, destinations);
    if (taker && isMethod(planning.graph, bundle, name) && !fallsBack(planning, bundle, name, taker))
      report(planning, bundle, name, taker);
  }
}

/** What takes it over has a name, and a fallback follows. */
function fallsBack(planning: Planning, bundle: Bundle, name: string, { call, how, text }: Taker): boolean {
  const home = call
    ? (homeOfResult(planning, call, name) ?? homeOfArgument(planning, call, name))
    : text === PROTO
      ? homeOfObject(bundle.file, bundle.of.id)
      : null;
  const line = lineOf(bundle, name, call);
  if (home !== null) return fallBackOn(planning, home, name, line, how);
  // `Object.assign(this, { save() {…} })` in a mixin: the class is where that is called.
  const target = call && isOnObject(call) ? call.fact.arguments[0] : undefined;
  const homes = call && target ? homesOfGivers(planning, target.value, call.file, name) : null;
  return homes?.every((each) => fallBackOn(planning, each, name, each.line ?? line, how)) ?? false;
}

function lineOf({ methods }: Bundle, name: string, call: CallNode | null): number {
  return methods.get(name)?.fact.position.line ?? call?.fact.position.line ?? 1;
}

/** Nothing is done about it anywhere else: it has no async variant beside it, and is no member of a known class. */
function isOpen({ graph }: Planning, { of, methods, file }: Bundle, name: string): boolean {
  const names = possibleAsyncNames(graph.project.profile, name);
  if (names.length === 0 || names.some((each) => hasMember(of, each))) return false;
  const body = methods.get(name) ?? null;
  if (body && (body.fact.async || isIgnored(body))) return false;
  const home = body && graph.homeOf(body);
  if (home && isObject(of)) return false;
  const node = isObject(of) ? undefined : file.classes[of.id];
  return !node || graph.pairs.borneBy(node, name, false) === null;
}

function isObject(of: Bundle['of']): of is ObjectNode {
  return !('members' in of.fact && 'bases' in of.fact);
}

function hasMember({ fact }: ObjectNode | ClassNode, name: string): boolean {
  return fact.members.some((each) => each.name === name);
}

interface Taker {
  /** As a name in front of the method. */
  readonly text: string;
  /** What happens to the method there, as the beginning of a sentence. */
  readonly how: string;
  readonly call: CallNode | null;
}

/** What may take the method over, as it is written; null where nothing that bears the pair is seen to. */
function takerOf(
  planning: Planning,
  { of, file }: Bundle,
  name: string,
  destinations: readonly Destination[],
): Taker | null {
  const { graph } = planning;
  if (isObject(of)) {
    const proto = of.fact.members.find((each) => each.name === '__proto__');
    if (proto && bearingOf(graph, proto.value, file, name))
      return { text: PROTO, how: `${name}() hides that of the prototype`, call: null };
    const isSpread = of.fact.spreads.some((each) =>
      alternatives(graph.evaluate(each, file)).some((type) => type.kind === 'orm'),
    );
    if (isSpread && of.fact.spreads.some((each) => bearingOf(graph, each, file, name)))
      return { text: '{ ...copy }', how: `${name}() replaces that of what is copied`, call: null };
  }
  for (const each of destinations) {
    if (each.to === 'member') {
      if (isMembersName(each.name) && bearingOf(graph, each.object, each.file, name) === 'class')
        return { text: each.name ?? '', how: `${name}() may become a method of the class`, call: null };
    } else if (isTaker(planning, each, name, isObject(of))) return takenBy(each.call, name);
  }
  return null;
}

function takenBy(call: CallNode, name: string): Taker {
  const { text } = call.fact;
  const how = isOnObject(call)
    ? `${name}() is put on an object by ${text}`
    : `${name}() is given to ${text}, which may override another ${name}() with it`;
  return { text, how, call };
}

/** `Object.assign()`, `Object.defineProperties()` */
function isOnObject({ fact: { callee } }: CallNode): boolean {
  return callee.kind === 'member' && callee.object.kind === 'global' && callee.object.name === 'Object';
}

/** Static members from which ORMs are known to take methods. */
function isMembersName(name: string | null): boolean {
  return name !== null && /^((instance|class)?methods|members|mixins?|statics|proto(type)?)$/i.test(name);
}

function isTaker(
  planning: Planning,
  { call, index, inside }: Extract<Destination, { to: 'call' }>,
  name: string,
  isMembers: boolean,
): boolean {
  const { graph, options } = planning;
  if (isIgnored(call.function) || isPatch(graph, call, name) || isAssigned(planning, call, name)) return false;
  const { callee, arguments: passed, isNew } = call.fact;
  const receiver = callee.kind === 'member' ? bearingOf(graph, callee.object, call.file, name) : null;
  const isReflective = callee.kind === 'member' && callee.object.kind === 'global' && callee.object.name === 'Object';
  // What stands behind the first argument is copied from, as the bundle itself is.
  const others = isReflective && callee.name === 'assign' ? passed.slice(0, 1) : passed;
  const given = others.flatMap(({ value }, at) =>
    at === index ? [] : (bearingOf(graph, value, call.file, name) ?? []),
  );
  const made = isNew || callee.kind === 'call' ? bearingOf(graph, callee, call.file, name) : null;
  const named = inside.some((each) => namesBase(planning, each, name));
  const all: readonly (Bearing | null)[] = [...given, made, named ? 'class' : null];
  // A class is mixed into a class: objects it is given together with all the time.
  const counts = (bearing: Bearing | null): boolean => bearing === 'class' || (bearing === 'object' && isMembers);
  const other = all.find(counts);
  if (!other && !counts(receiver)) return false;
  const isObject = (other ?? receiver) === 'object';
  return mayInstall(graph, call, { isReceiver: !other, isObject }, options.nonOrmPackages);
}

/** `{ extends: Model, save() {…} }`, around it as well; `{ provide: Book, useValue: { save() {} } }` is none. */
function namesBase({ graph }: Planning, { fact, file }: ObjectNode, name: string): boolean {
  return fact.members.some(
    (each) => INHERITING.test(each.name) && bearingOf(graph, each.value, file, name) === 'class',
  );
}

/** The members that the call puts somewhere have been found. */
function isAssigned({ graph }: Planning, { fact, file }: CallNode, name: string): boolean {
  return graph.hierarchy.assigned.some(
    (each) =>
      each.file === file &&
      each.name === name &&
      each.statement[0] >= fact.range[0] &&
      each.statement[1] <= fact.range[1],
  );
}

function report({ graph, draft, relative }: Planning, bundle: Bundle, name: string, { text, how, call }: Taker): void {
  const [async = name] = possibleAsyncNames(graph.project.profile, name);
  const place = call && `${relative(call.file.facts.path)}:${String(call.fact.position.line)} ${text}`;
  draft.finding({
    code: 'lost-override',
    path: relative(bundle.file.facts.path),
    line: lineOf(bundle, name, call),
    symbol: `${text}.${name}`,
    message: `${how}: ${async}() would run without it; write ${async}() beside it, or declare a class`,
    callPath: place === null ? [] : [place],
  });
}
