import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, rows, enter, settle }: ScenarioContext) {
  await enter('a message', () => module.consumer?.['take']?.({ Body: 7 }));
  await enter('a listener', () => {
    module.consumer?.['start']?.();
    return settle();
  });
  return [rows('Order'), rows('Entry')];
}
