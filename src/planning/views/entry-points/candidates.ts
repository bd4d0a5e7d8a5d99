/** Candidates: functions that something speaks for being called from outside, and how strongly. */
import type { Framework } from '../../../frameworks/framework.ts';
import { frameworks } from '../../../frameworks/index.ts';
import { createGlobMatcher } from '../../../files/globs.ts';
import { isPackage } from '../../../graph/project/exports.ts';
import type { CallNode, FileNode, FunctionNode } from '../../../graph/project/nodes.ts';
import { nameOfFunction } from '../../../graph/pairs/siblings.ts';
import type { Planning } from '../../context.ts';
import { calledByBase, conventionFor, isModuleLevel } from './conventions.ts';
import type { Enclosed } from './enclosing.ts';
import { findExported } from './exported.ts';
import type { OrmUses } from '../contexts/orm-uses.ts';
import { hasRequest, isViewModule, takesRequestFirst } from './requests.ts';
import { findRegistrations } from './registrations.ts';

export interface Candidate {
  readonly node: FunctionNode;
  /**
   * `certain`: somebody outside calls it. `likely` and `possible`: only if nobody in the project does so from covered code;
   * of a likely one people want to know.
   */
  readonly evidence: 'certain' | 'likely' | 'possible';
  /** Nothing speaks for it but that it takes a request, and that no caller was seen. */
  readonly isGuess: boolean;
  /** Begins the reason: `handles GET /books`. */
  readonly why: string;
  /** What to call it if it has no name: its route, or what it is exported as. */
  readonly label: string | null;
  /** It is registered as a handler, or as middleware. */
  readonly isRoute: boolean;
  /** What it is registered with; null where that is not known, or it is not registered. */
  readonly framework: Framework | null;
  /** For middleware: where it runs the handlers behind it, and waits for them. */
  readonly goesOn: CallNode | null;
  /** A middleware that runs it inside an operation of the ORM: it must not have a context of its own. */
  readonly enclosed: Enclosed | null;
}

/** @returns candidates in order of their place */
export function findCandidates(planning: Planning, files: readonly FileNode[], uses: OrmUses): readonly Candidate[] {
  const { graph, options, relative } = planning;
  const routes = findRegistrations(
    graph,
    files,
    (node) => reachesItself(planning, node, uses),
    (call) => isOperation(call, uses),
    options.views.registrations,
  );
  const isConfigured = options.views.files.length > 0 ? createGlobMatcher(options.views.files) : () => false;

  const exports = findExported(graph, files);

  function candidate(node: FunctionNode): Candidate | null {
    const route = routes.get(node);
    const exported = exports.get(node) ?? [];
    const make = (evidence: Candidate['evidence'], why: string): Candidate => ({
      ...{ node, evidence, why, isGuess: false },
      label: route?.route ?? exported[0]?.name ?? null,
      ...{ isRoute: route !== undefined, framework: route?.framework ?? null },
      goesOn: route?.goesOn ?? null,
      enclosed: route?.enclosed ?? null,
    });
    if (isNamed(planning, node)) return make('certain', 'is named in the configuration');
    if (exported.some(({ file }) => isConfigured(file.facts.path)))
      return make('certain', 'is exported from a file that the configuration names');
    if (route?.evidence === 'certain') return make('certain', `handles ${route.route}`);
    const decorator = decoratorOn(planning, node);
    if (decorator !== null) return make('certain', `is under @${decorator}`);
    const base = calledByBase(planning, node);
    if (base !== null) return make('certain', `is what ${base} calls`);
    const convention = conventionFor(planning, node, exported);
    if (convention !== null) return make(convention.evidence, convention.why);
    if (route !== undefined)
      return { ...make(route.evidence, `handles ${route.route}`), isGuess: route.evidence === 'possible' };
    if (!node.fact.async || isOfOrm(node, uses)) return null;
    if (exported.some(({ file }) => isViewModule(relative(file.facts.path))) && hasRequest(node))
      return make('likely', 'is exported from a view module');
    const start = startOf(node);
    if (start !== null) return make('possible', start);
    return takesRequestFirst(node) ? { ...make('possible', 'takes a request'), isGuess: true } : null;
  }

  return files.flatMap((file) =>
    file.functions.flatMap((node) => {
      const isCode = node.fact.form !== 'module' && node.fact.hasBody;
      return (isCode && candidate(node)) || [];
    }),
  );
}

/** `listBooks`, or `BookViews.list` for a method. */
function isNamed({ options }: Planning, node: FunctionNode): boolean {
  const name = nameOfFunction(node);
  if (name === null || options.views.functions.length === 0) return false;
  const owner = node.owner?.kind === 'class' ? node.owner.class.fact.name : null;
  return options.views.functions.some((each) => each === name || each === `${owner ?? ''}.${name}`);
}

function decoratorOn({ options }: Planning, node: FunctionNode): string | null {
  const written =
    node.owner?.kind === 'class' ? node.owner.member.decorators.map(({ name }) => name) : node.fact.decorators;
  const { bindings } = node.file.facts;
  const isFrameworks = (name: string): boolean =>
    frameworks.some((each) => {
      const binding = bindings.find((known) => known.name === name && known.import);
      const specifier = binding?.import?.specifier ?? '';
      return (
        each.decorators.includes(binding?.import?.name ?? '') &&
        each.packages.some((known) => isPackage(specifier, known))
      );
    });
  return written.find((name) => options.views.decorators.includes(name) || isFrameworks(name)) ?? null;
}

function isOperation({ fact, function: node }: CallNode, uses: OrmUses): boolean {
  const { line, column } = fact.position;
  return uses.of(node).some(({ position }) => position.line === line && position.column === column);
}

/** `main()`, and `(async () => {…})()` at the top of a script that does not wait for it. */
function startOf(node: FunctionNode): string | null {
  if (!isModuleLevel(node)) return null;
  if (nameOfFunction(node) === 'main') return 'is the main function of a script';
  const { use } = node.fact;
  const call = use.kind === 'immediately-invoked' ? node.file.calls[use.call] : undefined;
  return call && !call.fact.awaited ? 'runs when the script starts' : null;
}

/** It makes an async ORM call, or calls something that does; what it only registers or passes on does not count. */
function reachesItself({ graph }: Planning, start: FunctionNode, uses: OrmUses): boolean {
  const seen = new Set([start]);
  for (const node of seen) {
    if (uses.of(node).length > 0) return true;
    for (const target of node.calls.flatMap((call) => graph.targetsOf(call)))
      if (!target.file.external) seen.add(target);
  }
  return false;
}

/** The ORM's own code and the methods of models are called by others. */
function isOfOrm({ owner }: FunctionNode, uses: OrmUses): boolean {
  return owner?.kind === 'class' && uses.isOrmClass(owner.class);
}
