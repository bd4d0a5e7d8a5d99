import { serve } from '../../../tests/harness/loopback.ts';
import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ modules, rows, enter }: ScenarioContext) {
  const { ask, close } = await serve(modules['app.js']?.['app']);
  try {
    return [
      await enter('a service with a repository', () => ask('POST /books/Emma')),
      await enter('the same, by another method', () => ask('GET /books')),
      await enter('dispatch by key', () => ask('POST /hook/paid')),
      await enter('the same, to another handler', () => ask('POST /hook/refunded')),
      await enter('a table in a loop', () => ask('GET /payments')),
      await enter('a router that is handed over', () => ask('GET /first')),
      rows('Payment'),
    ];
  } finally {
    await close();
  }
}
