import { serve } from '../../tests/harness/loopback.ts';
import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, seed, enter }: ScenarioContext) {
  seed('Book', { id: 1, title: 'Emma' });
  module.app.set('env', 'test');
  const { ask, close } = await serve(module.app);
  const missing = await enter('a book that is not there', () => ask('GET /books/2'));
  try {
    return [
      await enter('a book', () => ask('GET /books/1')),
      missing.status,
      await enter('a new book', () => ask('POST /books', { title: 'Persuasion' })),
    ];
  } finally {
    await close();
  }
}
