/** Async variants of the project's own functions: which exist, which can be written, and how a caller gets at them. */
import type { Through } from '../effects/deferrals.ts';
import type { Effects } from '../effects/effects.ts';
import type { Graph } from '../project/questions.ts';
import type { FunctionNode } from '../project/nodes.ts';
import { variantNameOf } from '../pairs/naming.ts';
import { withOverrides } from '../pairs/overrides.ts';
import { analysing, type Failures } from '../solve/failures.ts';
import { createRounds, type Rounds } from '../solve/rounds.ts';
import { nameOfFunction, siblingVariant } from '../pairs/siblings.ts';
import { createOverrideStates, type OverrideOptions } from './override-states.ts';
import { deferredWork } from './translate/deferred.ts';
import { translate } from './translate/index.ts';
import { nameObstacle } from '../pairs/name-obstacles.ts';
import type { Blocked, Path, Translation, TranslationResult, Variants } from './translation.ts';
import { awaitsParameter } from '../effects/waiting.ts';

export interface VariantOptions extends OverrideOptions {
  readonly failures: Failures;
  readonly relative: (path: string) => string;
  readonly runtime: string;
}

export interface VariantSolver extends Variants {
  /** The translation of a function; the same for every caller. */
  translation(node: FunctionNode): TranslationResult;
}

/** What the questions of this file are asked about, and what they remember. */
interface Context {
  readonly graph: Graph;
  readonly effects: Effects;
  readonly options: VariantOptions;
  readonly results: Map<FunctionNode, TranslationResult>;
  /** The translations that were looked through for work that would run too early. */
  readonly waiting: WeakSet<Translation>;
  readonly paths: WeakMap<Through, Path>;
  readonly obstacles: Map<FunctionNode, { blocked: Blocked } | null>;
  /** Those of the solution that is being worked out. */
  rounds: Rounds<FunctionNode> | null;
  readonly variants: VariantSolver;
}

/**
 * Decides for every function at once whether an async variant of it can be written: a greatest fixpoint. All are taken to
 * be translatable until one is found blocked, which blocks its callers, until nothing changes. So recursion is no obstacle.
 */
export function createVariants(graph: Graph, effects: Effects, options: VariantOptions): VariantSolver {
  const context: Context = {
    graph,
    effects,
    options,
    results: new Map(),
    waiting: new WeakSet(),
    paths: new WeakMap(),
    obstacles: new Map(),
    rounds: null,
    variants: {
      runtime: options.runtime,
      isEditable: options.isEditable,
      translation: (node) => translation(context, node),
      of(node) {
        if (siblingVariant(graph, node)) return { pending: false };
        return obstacleOf(context, node) ?? blockedResult(context, node) ?? { pending: true };
      },
      nameOf: (node) => nameOf(context, node),
      ...createOverrideStates(graph, options, (body) => isBlocked(context, body)),
      group: (nodes) => withOverrides(graph, nodes),
      awaitsParameter(node, index) {
        const variant = siblingVariant(graph, node);
        return variant !== null && awaitsParameter(graph, variant, index);
      },
      title,
      describeCall: ({ file, fact }) =>
        `${options.relative(file.facts.path)}:${String(fact.position.line)} ${fact.text}`,
      describe: (node) => `${options.relative(node.file.facts.path)}:${String(node.fact.position.line)} ${title(node)}`,
    },
  };
  return context.variants;
}

/** What is not blocked yet may still be. */
function isBlocked(context: Context, body: FunctionNode): boolean {
  return blockedResult(context, body) !== null;
}

function blockedResult(context: Context, body: FunctionNode): { readonly blocked: Blocked } | null {
  const { results } = context;
  const result = results.get(body);
  if (result && 'blocked' in result) return result;
  context.rounds?.ask(body);
  return null;
}

function obstacleOf(context: Context, node: FunctionNode): { blocked: Blocked } | null {
  const { obstacles } = context;
  let found = obstacles.get(node);
  if (found === undefined) {
    found = formObstacle(context, node);
    obstacles.set(node, found);
  }
  return found;
}

function nameOf({ graph }: Context, node: FunctionNode): string | null {
  return variantNameOf(graph, node, nameOfFunction(node));
}

function blocked(node: FunctionNode, blocker: string, detail: string): { blocked: Blocked } {
  const { path } = node.file.facts;
  return {
    blocked: {
      blocker,
      detail,
      path,
      line: node.fact.position.line,
      text: `${node.fact.name ?? ''}()`,
      callPath: null,
    },
  };
}

/** What stands in the way of a variant before its body is even looked at. */
function formObstacle({ effects, options, graph }: Context, node: FunctionNode): { blocked: Blocked } | null {
  const { fact, owner } = node;
  const name = nameOfFunction(node);
  const reaches = `${effects.reaches(node) && !effects.hasCertainWay(node) ? 'may reach' : 'reaches'} the ORM`;
  if (node.file.external) return blocked(node, 'opaque-call', "is the ORM's own and has no async variant");
  if (effects.isPrimitive(node))
    return blocked(node, 'opaque-call', 'is what the sync variants of the ORM work with, and has no async variant');
  if (!options.isEditable(node.file.facts.path))
    return blocked(node, 'outside-paths', `${reaches} in a file outside the given paths`);
  if (name === null) return blocked(node, 'nested-callback', `${reaches} and can have no variant`);
  if (/^\d/.test(name)) return blocked(node, 'unsupported-form', `${reaches} in a method whose name is a number`);
  if (name.startsWith('@@')) return blocked(node, 'unsupported-form', `${reaches} in a method whose name is a symbol`);
  if (fact.async) return blocked(node, 'unsupported-form', 'is also written as an async function');
  if (fact.form === 'getter' || fact.form === 'setter')
    return blocked(node, 'lazy-relation', `${reaches} in an accessor`);
  if (fact.form === 'constructor') return blocked(node, 'constructor', `${reaches} in a constructor`);
  if (fact.form === 'initializer') return blocked(node, 'initializer', `${reaches} in a field initializer`);
  if (fact.ignored) return blocked(node, 'ignored', `${reaches} in a function marked orm-migrate-ignore`);
  if (fact.decorators.length > 0) return blocked(node, 'decorator', `is under @${fact.decorators[0] ?? ''}`);
  const isDeclared = owner?.kind === 'class' && (owner.member.abstract || owner.member.optional);
  if (!fact.hasBody && !isDeclared) return blocked(node, 'unresolved-receiver', 'is declared without a body');
  const isMember = owner !== null;
  if (!isMember && fact.statement === null)
    return blocked(node, 'nested-callback', `${reaches} in a function that no copy can follow`);
  const obstacle = nameObstacle(graph, node);
  return obstacle && blocked(node, obstacle.blocker, obstacle.detail);
}

function translation(context: Context, node: FunctionNode): TranslationResult {
  const { results } = context;
  if (!results.has(node)) solve(context, node);
  return results.get(node) ?? blocked(node, 'unresolved-receiver', 'could not be translated');
}

/**
 * Translates `start` and all it demands, and again whatever depended on something that turned out to be blocked. What was
 * translated for an earlier one rests on nothing that is open, and stays as it is.
 */
function solve(context: Context, start: FunctionNode): void {
  const { results } = context;
  const outer = context.rounds;
  const members = new Set<FunctionNode>();
  const own = createRounds((node: FunctionNode) => {
    if (isBlocked(context, node)) return;
    const result = translated(context, node);
    results.set(node, result);
    if ('blocked' in result) own.happen(node);
    else for (const next of [...result.ok.demands, ...result.ok.relies]) join(next);
  });
  const join = (node: FunctionNode): void => {
    if (members.has(node) || results.has(node)) return;
    members.add(node);
    own.add(node);
  };
  context.rounds = own;
  join(start);
  do own.run();
  while (rejectDeferred(context, members, own));
  context.rounds = outer;
}

function translated({ options, graph, effects, variants }: Context, node: FunctionNode): TranslationResult {
  const place = { path: node.file.facts.path, line: node.fact.position.line };
  const failure = options.failures.of(place);
  if (failure !== null) return blocked(node, 'unsupported-form', `could not be analysed (${failure})`);
  return analysing(place, () => translate(node, graph, effects, variants));
}

/** Comes last, because it matters only where a translation would wait. */
function rejectDeferred(
  context: Context,
  members: ReadonlySet<FunctionNode>,
  { happen }: Rounds<FunctionNode>,
): boolean {
  const { results, waiting, effects } = context;
  let rejected = false;
  for (const node of members) {
    const result = results.get(node);
    if (!result || 'blocked' in result || waiting.has(result.ok)) continue;
    const found = deferredWork(node, result.ok.rewrites, effects);
    waiting.add(result.ok);
    if (!found) continue;
    const { through, ...rest } = found;
    results.set(node, { blocked: { ...rest, callPath: describePath(context, through) } });
    happen(node);
    rejected = true;
  }
  return rejected;
}

function describePath({ paths, variants }: Context, through: Through | null): Path | null {
  const known = through && paths.get(through);
  if (!through || known) return known ?? null;
  // Backwards, because ways are as long as chains of calls.
  const steps: Through[] = [];
  for (let at: Through | null = through; at; at = at.next) steps.push(at);
  let path: Path | null = null;
  for (const each of steps.toReversed()) {
    path = paths.get(each) ?? { step: variants.describe(each.node), next: path };
    paths.set(each, path);
  }
  return path;
}

function title(node: FunctionNode): string {
  const { owner } = node;
  const prefix = owner?.kind === 'class' ? `${owner.class.fact.name ?? 'class'}.` : '';
  const call = node.fact.form === 'getter' || node.fact.form === 'setter' ? '' : '()';
  const known = nameOfFunction(node);
  if (known === null && prefix === '') return 'a function without a name';
  const name = (known ?? 'function').replace(/^@@([^@]+).*$/, '[$1]');
  return `${prefix}${name}${call}`;
}
