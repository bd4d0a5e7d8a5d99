import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module }: ScenarioContext) {
  const handlers: ((...args: unknown[]) => unknown)[] = [];
  await module.default({ get: (_path: string, handler: (typeof handlers)[number]) => handlers.push(handler) });
  return await handlers[0]?.({ url: '/books' }, {});
}
