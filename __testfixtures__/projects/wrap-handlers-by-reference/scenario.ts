import { serve } from '../../../tests/harness/loopback.ts';
import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ modules, seed, rows, enter }: ScenarioContext) {
  seed('Book', { id: 10, title: 'Persuasion', shelf: 'b' });
  const { ask, close } = await serve(modules['app.js'].app);
  try {
    return [
      await enter('two handlers', () => ask('POST /own/books', { title: 'Emma', shelf: 'a' }), 2),
      await enter('a member of a namespace', () => ask('GET /own/books/b')),
      await enter('the same one again', () => ask('GET /all')),
      await enter('a router from elsewhere', () => ask('GET /api/count')),
      await enter('a bound method of an instance', () => ask('GET /shelves')),
      await enter('a field of an instance', () => ask('GET /lowest')),
      await enter('a wrapper in another file', () => ask('GET /guarded')),
      await enter('an object in an object', () => ask('GET /nested')),
      rows('Entry'),
    ];
  } finally {
    await close();
  }
}
