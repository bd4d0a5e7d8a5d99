import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, seed }: ScenarioContext) {
  seed('Author', { id: 1, name: 'Ada' });
  seed('Book', { id: 1, title: 'Z', author: 1 });
  seed('Book', { id: 2, title: 'A', author: 1 });
  seed('Book', { id: 3, title: 'K', author: 1, kept: true });
  seed('Book', { id: 4, title: 'B', author: 2 });
  return await call(make(module.Author, { id: 1 }), 'delete');
}
