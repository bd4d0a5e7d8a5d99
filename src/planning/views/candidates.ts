/** Candidates: functions that something speaks for being called from outside, and how strongly. */
import { frameworks } from '../../entry-points/index.ts';
import type { Value } from '../../model/facts.ts';
import { createGlobMatcher } from '../../config/globs.ts';
import { isPackage } from '../../graph/exports.ts';
import type { FileNode, FunctionNode } from '../../graph/nodes.ts';
import { nameOfFunction } from '../../graph/siblings.ts';
import { alternatives } from '../../graph/types.ts';
import type { Planning } from '../context.ts';
import type { OrmUses } from './orm-uses.ts';
import { hasRequest, isViewModule, takesRequestFirst } from './requests.ts';
import { findRegistrations } from './registrations.ts';

export interface Candidate {
  readonly node: FunctionNode;
  /**
   * `certain`: somebody outside calls it. `likely` and `possible`: only if nobody in the project does so from covered code;
   * of a likely one people want to know.
   */
  readonly evidence: 'certain' | 'likely' | 'possible';
  /** Begins the reason: `handles GET /books`. */
  readonly why: string;
  /** What to call it if it has no name: its route, or what it is exported as. */
  readonly label: string | null;
}

/** @returns candidates in order of their place */
export function findCandidates(planning: Planning, files: readonly FileNode[], uses: OrmUses): readonly Candidate[] {
  const { graph, options, relative } = planning;
  const routes = findRegistrations(graph, files);
  const isConfigured = options.views.files.length > 0 ? createGlobMatcher(options.views.files) : () => false;

  function candidate(node: FunctionNode, exported: string | undefined): Candidate | null {
    const { path } = node.file.facts;
    const route = routes.get(node);
    const make = (evidence: Candidate['evidence'], why: string): Candidate => ({
      ...{ node, evidence, why },
      label: route ?? exported ?? null,
    });
    const isModuleLevel = node.fact.parent === 0 && node.owner?.kind !== 'class';
    if (isNamed(planning, node)) return make('certain', 'is named in the configuration');
    if (exported !== undefined && isConfigured(path))
      return make('certain', 'is exported from a file that the configuration names');
    if (route !== undefined) return make('certain', `handles ${route}`);
    const decorator = decoratorOn(planning, node);
    if (decorator !== null) return make('certain', `is under @${decorator}`);
    const convention = conventionFor(node, exported, relative(path));
    if (convention !== null) return make('certain', convention);
    if (!node.fact.async || isOfOrm(node, uses)) return null;
    if (exported !== undefined && isViewModule(relative(path)) && hasRequest(node))
      return make('likely', 'is exported from a view module');
    if (nameOfFunction(node) === 'main' && isModuleLevel) return make('possible', 'is the main function of a script');
    return takesRequestFirst(node) ? make('possible', 'takes a request') : null;
  }

  return files.flatMap((file) => {
    const exported = exportedFunctions(planning, file);
    return file.functions.flatMap((node) => {
      const isCode = node.fact.form !== 'module' && node.fact.hasBody;
      return (isCode && candidate(node, exported.get(node))) || [];
    });
  });
}

/** `listBooks`, or `BookViews.list` for a method. */
function isNamed({ options }: Planning, node: FunctionNode): boolean {
  const name = nameOfFunction(node);
  if (name === null || options.views.functions.length === 0) return false;
  const owner = node.owner?.kind === 'class' ? node.owner.class.fact.name : null;
  return options.views.functions.some((each) => each === name || each === `${owner ?? ''}.${name}`);
}

function decoratorOn({ options }: Planning, node: FunctionNode): string | null {
  const written = node.owner?.kind === 'class' ? node.owner.member.decorators : node.fact.decorators;
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

function conventionFor({ fact, file }: FunctionNode, exported: string | undefined, path: string): string | null {
  for (const { name, conventions } of frameworks) {
    for (const each of conventions) {
      if ('path' in each) {
        if (exported !== undefined && each.path.test(path) && each.exports.includes(exported))
          return `is a handler of ${name} by its place`;
      } else if (
        fact.directives.includes(each.directive) ||
        (exported !== undefined && file.facts.directives.includes(each.directive))
      ) {
        return `is under '${each.directive}'`;
      }
    }
  }
  return null;
}

/** The ORM's own code and the methods of models are called by others. */
function isOfOrm({ owner }: FunctionNode, uses: OrmUses): boolean {
  return owner?.kind === 'class' && uses.isOrmClass(owner.class);
}

/** A file's own functions by the name they are exported under, members of an exported object included. */
function exportedFunctions({ graph }: Planning, file: FileNode): ReadonlyMap<FunctionNode, string> {
  const found = new Map<FunctionNode, string>();
  const note = (value: Value, name: string, inObject: boolean): void => {
    for (const type of alternatives(graph.evaluate(value, file))) {
      if (type.kind === 'function' && !found.has(type.function)) found.set(type.function, name);
      if (type.kind !== 'object' || type.object.file !== file || inObject) continue;
      for (const member of type.object.fact.members) note(member.value, member.name, true);
    }
  };
  for (const { name, value } of file.facts.exports) if (value) note(value, name, false);
  return found;
}
