import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  await call(make(module.Book, { title: 'On Reeds' }), 'save');
  await call(make(module.Shelf, { name: 'North' }), 'save');
}
