import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, rows, enter, settle }: ScenarioContext) {
  const { bus, shop } = module;
  await enter('a listener', () => {
    bus?.['emit']?.('created', 7);
    return settle();
  });
  await enter('a listener that is called once', () => {
    bus?.['emit']?.('started');
    return settle();
  });
  await enter('a listener by name, of an emitter of the project', () => {
    shop?.['pay']?.(9);
    return settle();
  });
  return [rows('Order'), rows('Entry')];
}
