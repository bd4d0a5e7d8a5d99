import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

export const compare = 'as-is';

type Enter = ScenarioContext['enter'];

/** Calls components as React does on a server: what a component returns comes first, then the components in that. */
async function render(enter: Enter, node: unknown): Promise<unknown> {
  if (Array.isArray(node)) {
    const found: unknown[] = [];
    for (const each of node) found.push(await render(enter, each));
    return found;
  }
  const { type, props } = (node ?? {}) as { readonly type?: unknown; readonly props?: { readonly children: unknown } };
  if (typeof type === 'function') return render(enter, await enter(type.name, () => (type as Loose)(props)));
  return props === undefined ? node : { [String(type)]: await render(enter, props.children) };
}

export default async function scenario({ modules, attempt, enter }: ScenarioContext) {
  const { GET, POST, OPTIONS } = modules['app/api/books/route.ts'];
  const { addBook } = modules['app/actions.ts'];
  const { removeBook } = modules['app/form.ts'];
  const page = modules['app/books/[id]/page.jsx'];
  const { getServerSideProps } = modules['pages/books.js'];
  const sent: unknown[] = [];
  const params = { id: 2 };
  return [
    await enter('a route', () => POST({ body: { title: 'Emma' } })),
    await enter('a server function of a file', () => addBook('Persuasion')),
    await enter('another route', () => GET({ url: '/api/books' })),
    await enter('no entry point', () => OPTIONS(), 0),
    await render(enter, await enter('a page', () => page.default({ params }))),
    await enter('its metadata', () => page.generateMetadata({ params })),
    await enter('its parameters', () => page.generateStaticParams()),
    await enter('properties', () => getServerSideProps({ query: { title: 'Emma' } })),
    await enter('nothing found', () => getServerSideProps({ query: { title: 'Sanditon' } })),
    await enter('an API route', () =>
      modules['pages/api/books.js'].default({ method: 'GET' }, { json: (body: unknown) => sent.push(body) }),
    ),
    sent,
    await enter('a server function', () => removeBook(1)),
    await enter('a server function that fails', () => attempt(() => removeBook(1))),
  ];
}
