import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, seed, enter, attempt }: ScenarioContext) {
  seed('Book', { id: 10, title: 'Emma', shelf: 'novels' });
  const { schema } = module;
  return [
    await enter('a query', () => schema.resolve('Query', 'book', null, { id: 10 })),
    await enter('an error', () => attempt(() => schema.resolve('Query', 'book', null, { id: 11 }))),
    await enter('a mutation', () => schema.resolve('Mutation', 'addBook', null, { title: 'Sanditon' })),
    await enter('a field of a type', () => schema.resolve('Shelf', 'count', { name: 'novels' }, {})),
  ];
}
