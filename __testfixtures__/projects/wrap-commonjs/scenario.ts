import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ modules }: ScenarioContext) {
  const { add, run } = modules['app.js'];
  const { count, list } = modules['controllers/books.js'];
  const ctx = { shelf: 'a', body: null };
  await add({ body: { title: 'Emma', shelf: 'a' } });
  await count(ctx);
  const counted = ctx.body;
  await list(ctx);
  return [await run(), counted, ctx.body];
}
