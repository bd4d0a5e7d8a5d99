import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ modules, attempt }: ScenarioContext) {
  const { GET, POST, OPTIONS } = modules['app/api/books/route.ts'];
  const { addBook } = modules['app/actions.ts'];
  const { removeBook } = modules['app/form.ts'];
  return [
    await POST({ body: { title: 'Emma' } }),
    await addBook('Persuasion'),
    await GET({ url: '/api/books' }),
    await OPTIONS(),
    await removeBook(1),
    await attempt(() => removeBook(1)),
  ];
}
