import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, seed, attempt }: ScenarioContext) {
  seed('Book', { id: 1, title: 'Emma' });
  const sent: unknown[] = [];
  const res = { json: (value: unknown) => sent.push(value) };
  const next = (error: unknown) => sent.push(error);
  const { app } = module;
  return [
    await attempt(() => app.dispatch('get', '/books/:id', { params: { id: 1 } }, res, next)),
    await attempt(() => app.dispatch('get', '/books/:id', { params: { id: 2 } }, res, next)),
    await attempt(() => app.dispatch('post', '/books', { body: { title: 'Persuasion' } }, res, next)),
    sent,
  ];
}
