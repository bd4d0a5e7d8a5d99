import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const asyncName = (name: string): string =>
  name.replace(/^([_#]*)(.)/, (_all, lead: string, letter: string) => `${lead}async${letter.toUpperCase()}`);

export default async function scenario({ module, call, make, seed, attempt }: ScenarioContext) {
  seed('Author', { id: 1, name: 'Lem' });
  const book = make(module['Book'], { id: 1, title: 'The Cyberiad', authorId: 1 });
  await call(book, 'save');
  const lost = make(module['Book'], { id: 2, title: 'Lost', authorId: 7 });
  return { byline: book['byline'], error: await attempt(() => call(lost, 'save')) };
}
