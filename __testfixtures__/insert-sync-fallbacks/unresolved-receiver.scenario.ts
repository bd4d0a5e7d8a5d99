import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make }: ScenarioContext) {
  const saved: string[] = [];
  const plain = { name: 'file', save: () => saved.push('plain') };
  await call(make(module.Link), 'save', plain);
  await call(make(module.Link), 'save', make(module.Link, { name: 'other', save: () => saved.push('link') }));
  return saved;
}
