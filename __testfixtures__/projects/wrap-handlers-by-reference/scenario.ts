import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ modules, rows }: ScenarioContext) {
  const { list, create } = modules['handlers/books.js'];
  const { audited } = modules['lib/audit.js'];
  const sent: unknown[] = [];
  const outgoing = { json: (value: unknown) => sent.push(value) };
  await audited({ path: '/books' }, outgoing);
  await create({ body: { title: 'Emma', shelf: 'a' } }, outgoing);
  await modules['app.js'].api.dispatch('get', '/books', { shelf: 'a' }, outgoing);
  await list({ shelf: 'b' }, outgoing);
  return [sent, rows('Entry')];
}
