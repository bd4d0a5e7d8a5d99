/** Plan: the only decider. From facts to edits, changes and findings. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClassifier } from '../graph/effects/classify.ts';
import { createDelegation, releaseIn } from '../graph/pairs/delegation.ts';
import { createEffects } from '../graph/effects/effects.ts';
import { createGraph } from '../graph/graph.ts';
import type { Project } from '../graph/project/project.ts';
import { type Failures, NO_FAILURES } from '../graph/solve/failures.ts';
import { createVariants } from '../graph/variants/variants.ts';
import type { Options } from '../model/options.ts';
import type { Plan } from '../model/plan.ts';
import { relativePath } from '../files/paths.ts';
import { createLineWidths } from '../files/line-width.ts';
import type { Planning } from '../planning/context.ts';
import { isKeptFromMirror } from '../planning/causes.ts';
import { createPackageTypes } from '../frontends/javascript/modules/package-type.ts';
import { createDraft } from '../planning/draft.ts';
import { planHelpers } from '../planning/helpers.ts';
import { findMissingVariants, planMissingVariants } from '../planning/missing-variants.ts';
import { dropImports } from '../planning/written-fallbacks.ts';
import { planFindings } from '../planning/findings/index.ts';
import { findUnusedNamingRules } from '../planning/findings/unused-naming-rule.ts';
import { planOverrides } from '../planning/overrides.ts';
import { reportRefusedPairs } from '../planning/refused-pairs.ts';
import { planViews } from '../planning/views.ts';

/**
 * @param root folder of the project
 * @param editable absolute paths of the files that may be changed
 * @param failures what could not be analysed in an earlier attempt
 */
export function plan(
  project: Project,
  options: Options,
  root: string,
  editable: ReadonlySet<string>,
  failures: Failures = NO_FAILURES,
): Plan {
  const graph = createGraph(project);
  const effects = createEffects(graph, createClassifier(graph, options.nonOrmPackages));
  const isEditable = (path: string): boolean => editable.has(path);
  const relative = (path: string): string => relativePath(options.cwd, path);
  const planning: Planning = {
    options,
    graph,
    effects,
    failures,
    variants: createVariants(graph, effects, {
      failures,
      isEditable,
      relative,
      runtime: options.runtime,
      writesMirrors: options.transforms.includes('add-async-variants'),
      writesFallbacks: options.transforms.includes('insert-sync-fallbacks'),
      fallsBack: (definition, pair) => isKeptFromMirror(planning, definition, pair),
      delegates: ({ class: owner, member, assigned }, pair) =>
        planning.delegation.ownDelegates(owner, pair, member?.static ?? assigned?.static ?? false),
    }),
    delegation: createDelegation(
      graph,
      options.asyncBase,
      installedRelease(options, root),
      options.asyncSafeDecorators,
    ),
    draft: createDraft(isBareModule(project)),
    isEditable,
    relative,
    lineWidth: createLineWidths(),
    isOn: (transform) => options.transforms.includes(transform),
  };
  const helpers = planHelpers(planning, [...planOverrides(planning), ...planMissingVariants(planning)]);
  findMissingVariants(planning, helpers);
  reportRefusedPairs(planning);
  planFindings(planning);
  findUnusedNamingRules(planning, helpers);
  dropImports(planning);
  planViews(planning);
  return { files: planning.draft.files(), findings: planning.draft.findings() };
}

/** A `.js` or `.ts` file without imports and exports, in a package of modules. */
function isBareModule({ files }: Project): (path: string) => boolean {
  const isInModules = createPackageTypes();
  const bare = new Set(files.flatMap(({ facts }) => (facts.moduleKind === 'commonjs' ? [facts.path] : [])));
  return (path) => /\.[jt]s$/.test(path) && bare.has(path) && isInModules(path);
}

/** The ORM's release, read from the file that the profile names. */
function installedRelease({ profile }: Options, root: string): string | null {
  if (!profile.release) return null;
  try {
    return releaseIn(readFileSync(join(root, profile.release.file), 'utf8'));
  } catch {
    // Without the file nothing is known about the release.
    return null;
  }
}
