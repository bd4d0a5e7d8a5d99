import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

interface Entry {
  readonly side: 'sync' | 'async';
  readonly what: string;
}

/** Each ORM keeps a journal: what mirrors do is on one side of it, whichever that is. */
export default async function scenario({ modules, call, attempt }: ScenarioContext) {
  const { Document, Folder } = modules['src/documents.js'] as Loose;
  const { Box, Shelf } = modules['src/shelves.js'] as Loose;
  const own = modules['src/orm/tables.js'] as unknown as { journal: Entry[] };
  const installed = modules['node_modules/desk-orm/index.js'] as unknown as { journal: Entry[] };
  const deed = new Document({ title: 'deed', folder: 'houses' });
  const map = new Document({ title: 'map', folder: 'houses', published: true });
  for (const each of [deed, map]) await call(each, 'save');
  const houses = new Folder({ title: 'houses' });
  await call(houses, 'save');
  const refused = [await attempt(() => call(map, 'delete')), await attempt(() => call(houses, 'delete'))];
  await call(deed, 'delete');
  await call(new Shelf({ key: 'first' }), 'save');
  const box = new Box({ key: 'b1' });
  await call(box, 'save');
  const entries = [...own.journal, ...installed.journal];
  return {
    sides: new Set(entries.map(({ side }) => side)).size,
    done: entries.map(({ what }) => what),
    refused,
    documents: houses['documents'],
    shelf: box['shelf'],
  };
}
