import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const letter = make(module.Letter);
  await call(letter, 'save');
  await call(letter, 'save');
  return [letter.stamps, letter.pages];
}
