import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, seed, enter }: ScenarioContext) {
  seed('Book', { id: 1, title: 'Emma' });
  seed('Book', { id: 2, title: 'Persuasion' });
  const ask = async (path: string) => {
    const response = (await module.app.request(path)) as unknown as Response;
    return [response.status, response.headers.get('x-first'), await response.text()];
  };
  return [
    await enter('a stream alone', () => ask('/titles')),
    await enter('a stream behind a query', () => ask('/count'), 2),
  ];
}
