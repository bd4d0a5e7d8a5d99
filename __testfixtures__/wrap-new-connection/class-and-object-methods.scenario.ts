import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, seed, attempt }: ScenarioContext) {
  seed('Book', { id: 1, title: 'Emma', shelf: 'a' });
  const books = new module.BookViews();
  const one = { params: { id: 1 }, shelf: 'a' };
  return [
    await books.show(one, 'more'),
    await attempt(() => books.show({ params: { id: 2 } })),
    await books.count({}),
    await module.BookViews.first(one),
    await module.views.list(one),
    await module.views['show it'](one),
  ];
}
