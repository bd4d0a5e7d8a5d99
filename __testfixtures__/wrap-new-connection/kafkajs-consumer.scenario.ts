import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, rows, enter }: ScenarioContext) {
  await module.start?.();
  await enter('a message', () => module.consumer?.['take']?.({ message: { value: 7 } }));
  return rows('Order');
}
