import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, attempt }: ScenarioContext) {
  const member = make(module.Member, { name: 'Ada' });
  const refused = await attempt(() => call(member, 'save', {}));
  const broken = await attempt(() => call(member, 'save', null));
  const saved = await call(member, 'save', { by: 'Bob', fields: [undefined, 'x'] });
  const read = [await call(member, 'refreshFromDb'), await call(member, 'refreshFromDb', ['name'], { name: 1 })];
  return [refused, broken, saved, read, await call(member, 'delete', 'left')];
}
