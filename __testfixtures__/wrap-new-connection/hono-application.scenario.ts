import { answerOf } from '../../tests/harness/loopback.ts';
import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, seed, rows, enter }: ScenarioContext) {
  seed('Book', { id: 1, title: 'Emma' });
  const ask = async (path: string, init: object = {}) =>
    answerOf((await module.app.request(path, init)) as unknown as Response);
  return [
    await enter('a route of another app', () => ask('/books')),
    await enter('a chain', () => ask('/books', { method: 'POST', body: '{"title":"Persuasion"}' })),
    await enter('a method of its own', () => ask('/books', { method: 'PURGE' })),
    await enter('middleware', () => ask('/late/answer')),
    await enter('a rejection and the error handler', () => ask('/fails'), 2),
    await enter('nothing there', () => ask('/nowhere')),
    rows('Visit'),
  ];
}
