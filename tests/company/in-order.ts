/** Migrations of the same files in another order than that of their paths. */
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { resolveOptions } from '../../src/config/resolve-options.ts';
import { frontendFor } from '../../src/frontends/index.ts';
import type { FileFacts } from '../../src/model/facts.ts';
import { createProject } from '../../src/graph/project/project.ts';
import { createImportResolver } from '../../src/frontends/javascript/modules/resolve-import.ts';
import { profiles } from '../../src/profiles/index.ts';
import { plan } from '../../src/steps/plan.ts';
import { rewrite } from '../../src/steps/rewrite.ts';
import { scanDependency } from '../../src/steps/scan.ts';
import type { Fixture } from '../harness/fixtures.ts';
import type { Files } from '../harness/modules.ts';
import { type Outcomes, toOutcomes } from './outcomes.ts';

/**
 * @param folder where the files stand
 * @param order their paths, relative to it
 */
export function outcomesInOrder(
  folder: string,
  options: Fixture['options'],
  files: Files,
  order: readonly string[],
): Outcomes {
  const cwd = realpathSync(folder);
  const settings = {
    ...{ cwd, paths: ['.'], mode: 'dry', only: options.only ?? [], skip: [], ignorePatterns: [] },
    ...{ profile: options.profile, runtime: undefined, asyncBase: options['asyncBase'], respectIgnoreFiles: true },
  } as unknown as Parameters<typeof resolveOptions>[0];
  const resolved = resolveOptions(settings, { config: {}, folder: cwd, file: null }, profiles);
  const facts = order.flatMap((path): FileFacts[] => {
    const at = join(cwd, path);
    const frontend = frontendFor(at);
    return frontend && existsSync(at) ? [frontend.scan(at, files.get(path) ?? '')] : [];
  });
  const resolver = createImportResolver(cwd, resolved.profile.rootImports, scanDependency);
  const project = createProject(facts, resolved.profile, resolver, scanDependency);
  const planned = plan(project, resolved, cwd, new Set(facts.map(({ path }) => path)));
  const after = new Map(files);
  const changes = planned.files.map((each) => {
    const path = each.path.slice(cwd.length + 1);
    const result = rewrite(each, files.get(path) ?? '', path);
    after.set(path, 'text' in result ? result.text : result.error);
    return { path, changes: each.changes };
  });
  return toOutcomes(changes, after, order);
}
