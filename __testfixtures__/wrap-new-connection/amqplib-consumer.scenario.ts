import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, rows, enter }: ScenarioContext) {
  const channel = await module.start?.();
  await enter('a message', () => channel?.['take']?.({ content: 7 }));
  return rows('Order');
}
