import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, seed }: ScenarioContext) {
  seed('Night', { id: 1, guest: 'Ada' });
  const stay = make(module.Stay, { guest: 'Ada' });
  return [await call(stay, 'save'), stay];
}
