import { answerOf } from '../../tests/harness/loopback.ts';
import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, seed, enter }: ScenarioContext) {
  seed('Book', { id: 1, title: 'Emma' });
  const ask = async (path: string) => answerOf((await module.app.request(path)) as unknown as Response);
  return [
    await enter('a book', () => ask('/books/1')),
    await enter('a book that is not there', () => ask('/books/2')),
  ];
}
