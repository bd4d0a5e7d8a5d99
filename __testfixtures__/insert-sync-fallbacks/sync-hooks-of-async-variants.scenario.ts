import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const note = make(module['Note'], { title: ' first ' });
  const contract = make(module['Contract'], { title: 'lease' });
  await call(note, 'save');
  await call(contract, 'save');
  return [note['title'], note['saves'], contract['saves']];
}

export const fallback = 'some';
