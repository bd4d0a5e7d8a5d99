import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

/** Each counts what it keeps, once. */
export default async function scenario({ modules, call }: ScenarioContext) {
  const library = modules['src/library.js'] as Loose;
  const { journal } = modules['src/orm/shelves.js'] as unknown as { journal: { readonly what: string }[] };
  const counted: unknown[] = [];
  for (const [name, Shelf] of Object.entries(library)) {
    const shelf = new Shelf();
    for (const title of [' Emma ', 'Persuasion']) await call(shelf, 'keep', { title });
    counted.push([name, shelf.kept]);
  }
  return { counted, kept: journal.map(({ what }) => what) };
}

export const fallback = 'some';
