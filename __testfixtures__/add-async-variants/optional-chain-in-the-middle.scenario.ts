import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, seed }: ScenarioContext) {
  const without = await call(make(module.Pet, { owner: null }), 'save');
  seed('Owner', { id: 1, name: 'Ada' });
  const pet = make(module.Pet, { owner: make(module.Owner, { id: 1 }) });
  return [without, await call(pet, 'save'), pet.ownerName];
}
