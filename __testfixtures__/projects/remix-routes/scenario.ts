import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ modules, seed, rows, enter, attempt }: ScenarioContext) {
  seed('Book', { id: 10, title: 'Emma' });
  const { loader, action } = modules['app/routes/books.$id.jsx'];
  const request = new Request('http://localhost/books/10', { method: 'PUT', body: '{"title":"Persuasion"}' });
  const missing = await enter('an answer that is thrown', async () => {
    const { error } = (await attempt(() => loader({ params: { id: '11' } }))) as { readonly error: unknown };
    return error;
  });
  return [
    await enter('a loader', () => loader({ params: { id: '10' } })),
    missing,
    await enter('an action', () => action({ request, params: { id: '10' } })),
    rows('Book'),
  ];
}
