/** Whether anything in the project rests on an ORM: where nothing does, no class can be a model that was not seen. */
import { isPackage } from '../../graph/project/exports.ts';
import type { Graph } from '../../graph/project/questions.ts';

/** Whether some class bears pairs, or some file imports a module of the ORM. */
export function restsOnOrm({ pairs, project }: Graph): boolean {
  if (pairs.syncNames.size > 0) return true;
  const isOfOrm = (specifier: string): boolean => project.profile.modules.some((each) => isPackage(specifier, each));
  return project.files.some(({ facts, external }) =>
    external ? false : facts.bindings.some((each) => each.import !== null && isOfOrm(each.import.specifier)),
  );
}
