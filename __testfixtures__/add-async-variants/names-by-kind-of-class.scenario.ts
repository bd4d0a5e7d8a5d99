import type { ScenarioContext } from '../../tests/harness/scenario.ts';

/** Models go by another rule than what finds them. */
export const asyncName = (name: string): string => (name === 'save' ? 'saveAsync' : `a${name}`);

export default async function scenario({ module, call, make, seed, rows }: ScenarioContext) {
  seed('Book', { id: 9, title: 'Eden' });
  const book = make(module['Book'], { id: 1, title: 'Fiasco' });
  await call(book, 'save');
  await call(book, 'save');
  const found = await call(new module['BookManager'](module['Book']), 'get', { id: 9 });
  return { index: book['index'], title: found['title'], entries: rows('Entry') };
}
