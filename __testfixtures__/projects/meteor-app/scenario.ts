import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export default async function scenario({ modules, call, rows }: ScenarioContext) {
  const { Lists } = modules['imports/api/lists.js'];
  const { Todos } = modules['imports/api/todos.js'];
  const listId = await call(Lists, 'insert', { name: 'home', incomplete: 0 });
  await call(Todos, 'insert', { listId, text: 'tidy up' });
  return [rows('lists'), rows('todos')];
}
