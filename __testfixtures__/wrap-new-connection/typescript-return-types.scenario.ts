import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, seed, rows }: ScenarioContext) {
  seed('Book', { id: 1, title: 'Emma', shelf: 'a' });
  const { page, range, remove, pick, known, touch, label } = module;
  const a = { url: 'a' };
  const b = { url: 'b' };
  return [
    [await page(a), await page(b), await range(a)],
    [await known(a), await known(b), await pick(b, { none: true })],
    [await touch(a), await label(a), await label(b)],
    [await remove({ url: '1' }), await remove(b, 1), rows('Book')],
  ];
}
