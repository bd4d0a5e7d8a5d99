import { END } from './grammar/build.ts';
import { exportPrefix } from './render-methods.ts';
import type { World } from './world.ts';

/** A class with methods that are called as the ORM's and as a repository's are, where a program uses it. */
export function renderLookalike(world: World): string | null {
  const isUsed = world.files.some(({ imports }) => [...imports.values()].some((names) => names.has('Lookalike')));
  if (!isUsed) return null;
  const isTyped = world.style.language === 'ts';
  const members = [
    `${isTyped ? 'n: number' : 'n'} = 1;`,
    `save() {\nthis.n += 1${END}\nreturn ['kept', this.n].join(' ')${END}\n}`,
    `delete() {\nreturn 0${END}\n}`,
    'refreshFromDb() {}',
    `total() {\nreturn 3${END}\n}`,
    `add(${isTyped ? 'n: number' : 'n'}) {\nreturn Object.assign(new Lookalike(), { n })${END}\n}`,
    `keep(${isTyped ? 'item: { n: number }' : 'item'}) {\nreturn item.n${END}\n}`,
    `all() {\nreturn [new Lookalike()]${END}\n}`,
  ];
  const head = `${exportPrefix(world, world.file('lookalike'), 'Lookalike')}class Lookalike`;
  return `${head} {\n${members.join('\n\n')}\n}`;
}
