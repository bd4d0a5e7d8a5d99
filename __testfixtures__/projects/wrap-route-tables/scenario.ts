import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ modules, seed, enter, attempt }: ScenarioContext) {
  seed('Book', { id: 10, title: 'Persuasion' });
  seed('Book', { id: 11, title: 'Emma' });
  const table = modules['urls.js'].default;
  const { call } = modules['lib/routing.js'];
  return [
    await enter('a view', () => call(table, '/books', 1)),
    await enter('an arrow function', () => call(table, '/books/:id', 10)),
    await enter('an error', () => attempt(() => call(table, '/books/:id', 12))),
    await enter('a method', () => call(table, '/count', { title: 'Emma' })),
    await enter('a view in the table', () => call(table, '/add', { title: 'Sanditon' })),
  ];
}
