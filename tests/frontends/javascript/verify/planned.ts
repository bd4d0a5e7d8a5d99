/** Fixtures with their plans: what the migration writes into each file, and by which edits. */
import { javascript } from '../../../../src/frontends/javascript/index.ts';
import type { Edit } from '../../../../src/model/plan.ts';
import { profile as defaultProfile } from '../../../../src/profiles/default.ts';
import { profile as meteorProfile } from '../../../../src/profiles/meteor.ts';
import { plan } from '../../../../src/steps/plan.ts';
import { at, projectFrom } from '../../../graph/project-from.ts';
import { readFixtures } from '../../../harness/fixtures.ts';
import { optionsFor } from '../../../steps/options.ts';

export interface Planned {
  /** Fixture and file. */
  readonly name: string;
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly edits: readonly Edit[];
}

const CODE = /\.[mc]?[jt]sx?$/;

/** Every file of every fixture that gets edits. */
export function plannedFiles(): readonly Planned[] {
  return readFixtures().flatMap(({ name, input, options }): Planned[] => {
    const sources = Object.fromEntries(
      [...input].filter(([path]) => CODE.test(path) && !path.includes('node_modules')),
    );
    const profile = options.profile === 'meteor' ? meteorProfile : defaultProfile;
    const project = projectFrom(sources, { profile });
    const editable = new Set(Object.keys(sources).map(at));
    const settings = optionsFor('/project', {
      profile,
      transforms: ['add-async-variants', 'insert-sync-fallbacks', 'wrap-new-connection'],
      asyncSafeDecorators: ['traced', 'logged'],
    });
    return plan(project, settings, '/project', editable).files.flatMap(({ path, edits }): Planned[] => {
      if (edits.length === 0) return [];
      const before = sources[path.slice('/project/'.length)] ?? '';
      return [{ name: `${name} ${path}`, path, before, after: javascript.apply(path, before, edits), edits }];
    });
  });
}
