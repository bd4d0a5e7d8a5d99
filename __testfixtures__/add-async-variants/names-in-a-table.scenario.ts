import type { ScenarioContext } from '../../tests/harness/scenario.ts';

const NAMES = new Map([
  ['save', 'persist'],
  ['refreshFromDb', 'reload'],
  ['get', 'find'],
]);

export const asyncName = (name: string): string => NAMES.get(name) ?? `${name}Later`;

export default async function scenario({ module, call, make, seed, rows }: ScenarioContext) {
  seed('Shelf', { id: 1, books: 3 });
  const book = make(module['Book'], { id: 5, title: 'Solaris' });
  await call(book, 'save');
  const between = rows('Shelf');
  await call(book, 'delete');
  return { between, title: book['title'] };
}
