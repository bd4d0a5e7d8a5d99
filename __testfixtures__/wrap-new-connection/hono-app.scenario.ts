import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, seed }: ScenarioContext) {
  seed('Book', { id: 1, title: 'Emma' });
  const context = (id: string) => ({
    req: { param: () => id },
    json: (body: unknown, status = 200) => ({ body, status }),
  });
  return [
    await module.app.dispatch('get', '/books/:id', context('1')),
    await module.app.dispatch('get', '/books/:id', context('2')),
  ];
}
