import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, seed, rows, enter, attempt }: ScenarioContext) {
  seed('Book', { id: 10, title: 'Emma' });
  const caller = module.createCaller({ user: 'Jane' });
  return [
    await enter('a query', () => caller.count()),
    await enter('a query with input', () => caller.book('10')),
    await enter('an error', () => attempt(() => caller.book('11'))),
    await enter('a mutation', () => caller.books.add()),
    await enter('middleware', () => caller.books.visit()),
    [rows('Book'), rows('Visit')],
  ];
}
