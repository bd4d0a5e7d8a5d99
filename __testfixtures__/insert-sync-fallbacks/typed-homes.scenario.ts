import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make, attempt }: ScenarioContext) {
  const letter = make(module.Letter, { text: 'dear' });
  await call(letter, 'save');
  const book = make(module.Book, { title: 'Solaris' });
  await call(book, 'save');
  const refused = [];
  for (const name of ['strict', 'blank']) refused.push(await attempt(() => call(module[name], 'delete')));
  return [letter['stamp'], book['audited'], refused];
}
