import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module }: ScenarioContext) {
  const sent: unknown[] = [];
  const res = { json: (value: unknown) => sent.push(value) };
  await module.app.dispatch('get', '/report', { params: { id: 1 } }, res);
  const short = await module.app.dispatch('get', '/short', { params: { id: 1 } });
  return [sent, short, await module.app.dispatch('get', '/object', { params: { id: 1 } })];
}
