import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, seed, enter, attempt }: ScenarioContext) {
  seed('Book', { id: 10, title: 'Emma' });
  const invoke = (id: string) => module.handler({ pathParameters: { id } }, { awsRequestId: 'r1' });
  return [
    module.handler.length,
    await enter('an event', () => invoke('10')),
    await enter('an event that fails', () => attempt(() => invoke('11'))),
  ];
}
