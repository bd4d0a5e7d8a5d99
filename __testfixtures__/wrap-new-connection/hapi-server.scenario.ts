import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, rows, enter }: ScenarioContext) {
  const books = await enter(
    'an extension and a handler',
    () => module.server?.['inject']?.({ method: 'GET', url: '/books' }),
    2,
  );
  return [books, rows('Visit')];
}
