/**
 * Receivers: functions of the project that it gives to the ORM to keep (`paid.connect(fn)`, `Order.on('save', fn)`), and that
 * the ORM runs from its operations. Its async variants run them as they are: what such a function does synchronously, it does
 * in the middle of an async operation, or not at all.
 */
import type { Value } from '../../model/facts.ts';
import type { Role } from './roles.ts';
import { parameterAt, parameterIndex, type Parameter } from '../project/parameters.ts';
import { isKept } from '../values/escapes.ts';
import { bindingsNamed } from '../project/file-index.ts';
import { pairsRunBy } from '../pairs/model-runs.ts';
import type { CallNode, ClassNode, FileNode, FunctionNode } from '../project/nodes.ts';
import { type Origin, originOf } from '../values/origins.ts';
import { lookUpOwn } from '../../collections.ts';
import type { Graph } from '../project/questions.ts';
import { alternatives, type Type } from '../project/types.ts';
import { isRegistering, mentions, wordsOf } from '../project/words.ts';

export interface Receiver {
  readonly function: FunctionNode;
  /** Where it is given to the ORM. */
  readonly file: FileNode;
  readonly line: number;
  /** Who keeps it, in the words of the source: `paid.connect()`, `@receiver`. */
  readonly text: string;
  /** The objects it is kept by: a signal, a class. */
  readonly holders: readonly Holder[];
  /** Classes that are named with it; it runs for these, and for any where there are none. */
  readonly classes: readonly ClassNode[];
  /** Words that tell when it runs: `post`, `save`. */
  readonly words: readonly string[];
}

export interface Holder {
  readonly type: Type;
  readonly origin: Origin | null;
}

interface Questions {
  classify(call: CallNode): Role;
  reaches(node: FunctionNode): boolean;
  isCallback(parameter: Parameter): boolean;
}

/** Those of the project that reach the ORM, in the order of the files. */
export function findReceivers(graph: Graph, effects: Questions): readonly Receiver[] {
  if (graph.pairs.syncNames.size === 0) return [];
  return graph.project.files.flatMap((file) => {
    // The ORM's own code keeps what it likes.
    if (graph.packages.isOrmCode(file)) return [];
    const given = file.calls.flatMap((call) => givenTo(graph, effects, call));
    const decorated = file.functions.flatMap((node) => decoratedBy(graph, effects, node));
    return [...given, ...decorated];
  });
}

function givenTo(graph: Graph, effects: Questions, call: CallNode): readonly Receiver[] {
  const { fact, file } = call;
  const given = fact.arguments.flatMap(({ value, spread }, index) =>
    spread
      ? []
      : functionsIn(graph, value, file).flatMap((each) => (effects.reaches(each.function) ? [{ ...each, index }] : [])),
  );
  if (given.length === 0) return [];
  const about = describeChain(graph, call);
  const role = effects.classify(call);
  return given
    .filter(({ index }) => keeps(graph, effects, call, role, about, index))
    .map(({ function: node, key }) => ({
      function: node,
      file,
      line: fact.position.line,
      text: fact.text,
      ...about,
      words: [...about.words, ...wordsOf(key)],
    }));
}

/** The functions that a value gives: itself, or the members of an object that is written there, by their names. */
function functionsIn(
  graph: Graph,
  value: Value,
  file: FileNode,
): readonly { readonly function: FunctionNode; readonly key: string }[] {
  if (value.kind === 'object')
    return (file.objects[value.object]?.fact.members ?? []).flatMap((each) =>
      functionsIn(graph, each.value, file).map(({ function: node, key }) => ({
        function: node,
        key: `${each.name} ${key}`,
      })),
    );
  if (value.kind === 'array') return value.elements.flatMap((each) => functionsIn(graph, each, file));
  if (value.kind === 'builtin' || value.kind === 'this' || value.kind === 'class') return [];
  return alternatives(graph.evaluate(value, file)).flatMap((each) =>
    each.kind === 'function' && !each.function.file.external ? [{ function: each.function, key: '' }] : [],
  );
}

/** Whether what is called is the ORM's, and keeps what it is given. */
function keeps(
  graph: Graph,
  effects: Questions,
  call: CallNode,
  role: Role,
  about: Pick<Receiver, 'words'>,
  index: number,
): boolean {
  if (role.kind === 'orm' || role.kind === 'orm-function' || role.kind === 'iteration' || call.fact.isNew) return false;
  const targets = graph.targetsOf(call);
  if (targets.length > 0) {
    return targets.some((target) => {
      if (!graph.packages.isOrmCode(target.file)) return false;
      if (!target.fact.hasBody) return isRegistering(about.words);
      const at = parameterIndex(graph, call, index);
      const parameter = at === null ? null : parameterAt(target, at);
      return isKept(target, at ?? index) && !(parameter && effects.isCallback(parameter));
    });
  }
  return isCalledOnOrm(graph, call) && isRegistering(about.words);
}

/** `postSave.connect()`, `Orders.before.insert()`, `receiver(postSave)()`: what it is called on is the ORM's somewhere. */
function isCalledOnOrm(graph: Graph, { fact, file }: CallNode): boolean {
  const isOrm = (value: Value): boolean => {
    if (alternatives(graph.evaluate(value, file)).some((each) => isOfOrm(graph, each))) return true;
    if (value.kind === 'member') return isOrm(value.object);
    const called = value.kind === 'call' ? file.calls[value.call]?.fact.callee : undefined;
    return called !== undefined && isOrm(called);
  };
  return isOrm(fact.callee.kind === 'member' ? fact.callee.object : fact.callee);
}

function isOfOrm(graph: Graph, type: Type): boolean {
  if (type.kind === 'orm' || type.kind === 'orm-class') return true;
  if (type.kind === 'external') return graph.packages.isOrm(type.module);
  return (type.kind === 'class' || type.kind === 'instance') && graph.pairs.bearsAny(type.class);
}

/** What is said on the way to the call: `receiver(postSave, { sender: Order })(fn)`, `Order.schema.pre('save', fn)`. */
function describeChain(graph: Graph, call: CallNode): Pick<Receiver, 'holders' | 'classes' | 'words'> {
  const holders: Holder[] = [];
  const classes = new Set<ClassNode>();
  const words: string[] = [];
  const { file } = call;

  function look(value: Value): void {
    if (value.kind === 'builtin') words.push(...wordsOf(value.text ?? ''));
    else if (value.kind === 'object')
      for (const each of file.objects[value.object]?.fact.members ?? []) look(each.value);
    else if (value.kind === 'array') value.elements.forEach(look);
    else if (value.kind === 'call') lookAtCall(file.calls[value.call]);
    else if (value.kind !== 'function') lookAtName(value);
  }

  function lookAtName(value: Value): void {
    const types = alternatives(graph.evaluate(value, file));
    const origin = originOf(graph, value, file);
    for (const type of types) {
      if (type.kind === 'class') classes.add(type.class);
      if (type.kind !== 'unknown' && type.kind !== 'function') holders.push({ type, origin });
    }
    // A class is called after what it is, not after what is done to it.
    const isNamed = types.every((each) => each.kind !== 'class' && each.kind !== 'orm-class');
    if (value.kind === 'member') {
      if (isNamed) words.push(...wordsOf(value.name ?? ''));
      if (value.object.kind === 'call') lookAtCall(file.calls[value.object.call]);
      else lookAtName(value.object);
    } else if (isNamed && value.kind === 'binding')
      words.push(...wordsOf(file.facts.bindings[value.binding]?.name ?? ''));
  }

  function lookAtCall(at: CallNode | undefined): void {
    if (!at) return;
    for (const each of at.fact.arguments) look(each.value);
    look(at.fact.callee);
  }

  lookAtCall(call);
  return { holders, classes: [...classes], words };
}

/** `@receiver(postSave) onSaved() {…}`, with a decorator of the ORM. */
function decoratedBy(graph: Graph, effects: Questions, node: FunctionNode): readonly Receiver[] {
  const { file, fact } = node;
  const name = fact.decorators.find((each) => isOfOrmNamed(graph, each, file));
  if (name === undefined || !effects.reaches(node)) return [];
  const home = graph.homeOf(node)?.class;
  if (home && graph.pairs.borneBy(home, fact.name ?? '', false)) return [];
  return [
    {
      function: node,
      file,
      line: fact.position.line,
      text: `@${name}`,
      holders: [],
      classes: home && graph.pairs.bearsAny(home) ? [home] : [],
      words: wordsOf(name),
    },
  ];
}

function isOfOrmNamed(graph: Graph, name: string, file: FileNode): boolean {
  const [first = ''] = name.split('.');
  return bindingsNamed(file, first).some(({ import: from }) => {
    if (!from) return false;
    const target = graph.project.open(file, from.specifier);
    return 'kind' in target ? graph.packages.isOrm(from.specifier) : graph.packages.isOrmCode(target);
  });
}

/** What an operation of the ORM is about, as far as receivers are chosen by it. */
export interface Operation {
  readonly sync: string;
  /** Type of the profile whose tables say what it runs. */
  readonly ormType: string | null;
  /** What it is called on. */
  readonly holder: Holder;
  /** The model whose instances it works on. */
  readonly model: ClassNode | null;
}

type Answer = 'yes' | 'maybe' | 'no';

/**
 * Whether the operation runs the receiver.
 *
 * @returns `yes` where the code says so by the object or by names, `maybe` where nothing speaks against it
 */
export function isRunBy(graph: Graph, receiver: Receiver, operation: Operation): Answer {
  const { holders, classes, words } = receiver;
  const { holder, model } = operation;
  const alike = holders.filter((each) => isAlike(graph, each.type, holder.type));
  if (alike.length > 0) {
    // What the object is called says nothing of when it runs what it keeps.
    const names = new Set(alike.flatMap(({ origin }) => wordsOf(origin?.name ?? '')));
    const event = eventOf(
      graph,
      words.filter((each) => !names.has(each)),
      operation,
    );
    const isSame = alike.some(({ origin }) => origin !== null && origin.key === holder.origin?.key);
    if (isSame) return event === 'no' ? 'no' : 'yes';
    // One of which it is not known which it is may be this one.
    const areOthers = holder.origin !== null && alike.every(({ origin }) => origin !== null);
    return areOthers || event === 'no' ? 'no' : 'yes';
  }
  if (holders.some((each) => isOwnSender(graph, each))) return 'no';
  const event = eventOf(graph, words, operation);
  if (classes.length === 0) return event ?? 'maybe';
  if (!model) return event === 'no' ? 'no' : 'maybe';
  // What is kept for a class, and for no event in particular, is for all.
  return classes.some((each) => graph.hierarchy.isRelated(each, model)) ? (event ?? 'yes') : 'no';
}

/** A signal that the project makes: nobody else sends it. */
function isOwnSender(graph: Graph, { type, origin }: Holder): boolean {
  if (type.kind !== 'instance' && type.kind !== 'orm') return false;
  return origin?.file != null && !graph.packages.isOrmCode(origin.file) && isOfOrm(graph, type);
}

/** The same class, or one below the other; every object of a type of the profile is like any other. */
function isAlike(graph: Graph, a: Type, b: Type): boolean {
  if (a.kind === 'orm' && b.kind === 'orm') return a.type === b.type;
  return a.kind === 'instance' && b.kind === 'instance' && graph.hierarchy.isRelated(a.class, b.class);
}

/** What the names say: `postSave` runs with `save`, and with `create`, which saves; not with `delete`. Null if they say nothing. */
function eventOf(graph: Graph, words: readonly string[], operation: Operation): Answer | null {
  const { profile } = graph.project;
  const { sync, ormType } = operation;
  const run = new Set([sync, ...pairsRunBy(profile, ormType, sync)]);
  const named = [...graph.pairs.syncNames].filter((name) => mentions(words, name));
  if (named.length === 0) return null;
  if (named.some((name) => run.has(name))) return 'yes';
  return named.every((name) => isBeside(graph, name, operation)) ? 'no' : 'maybe';
}

/** Another operation of the same objects, or of the model where what the operation does to that is known. */
function isBeside(graph: Graph, name: string, { sync, ormType, holder, model }: Operation): boolean {
  const { profile } = graph.project;
  const node = holder.type.kind === 'instance' || holder.type.kind === 'class' ? holder.type.class : model;
  if (ormType !== null && lookUpOwn(profile.types[ormType]?.pairs, name) !== undefined) return true;
  if (node && graph.pairs.borneBy(node, name, false)) return true;
  const isOfModel = Object.values(profile.types).some(
    (each) => Object.keys(each.staticMembers).length > 0 && lookUpOwn(each.pairs, name) !== undefined,
  );
  return isOfModel && Object.values(profile.types).some((each) => lookUpOwn(each.runs, sync) !== undefined);
}
