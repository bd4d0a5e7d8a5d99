import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, attempt }: ScenarioContext) {
  return [
    await call(make(module.Order, { id: 1, lines: ['one'] }), 'save'),
    await attempt(() => call(make(module.Order, { id: 2, lines: [] }), 'save')),
  ];
}
