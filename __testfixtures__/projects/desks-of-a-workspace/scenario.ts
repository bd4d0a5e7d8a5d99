import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

interface Entry {
  readonly side: 'sync' | 'async';
  readonly what: string;
}

export default async function scenario({ modules, call, attempt }: ScenarioContext) {
  const { Call, Van } = modules['src/kinds.js'] as Loose;
  const { journal } = modules['src/orm/journal.js'] as unknown as { journal: Entry[] };
  const { openRoom } = modules['src/room.js'] as unknown as { openRoom: () => Loose };
  const { screen } = modules['src/watchers.js'] as unknown as { screen: Loose };
  const { openShelf } = modules['src/archive/tapes.js'] as unknown as { openShelf: () => object };
  const room = openRoom();
  const desk = (kind: unknown): object => (room['desk'] as (kind: unknown) => object).call(room, kind);
  const none = await attempt(() => call(desk(Call), 'keep', new Call(1, 'north', 2)));
  await call(desk(Van), 'keep', new Van(7, 'south'));
  const first = new Call(2, 'north', 1);
  await call(desk(Call), 'keep', first);
  await call(desk(Call), 'keep', new Call(3, 'south', 1));
  await call(room, 'commit');
  const lost = new Van(8, 'north');
  lost['callId'] = 99;
  const refused = await attempt(() => call(desk(Van), 'keep', lost));
  await call(desk(Call), 'keep', new Call(4, 'west', 3));
  await call(desk(Call), 'keep', new Call(5, 'west', 3));
  const many = await attempt(() => call(room, 'commit'));
  await call((modules['src/alarms/siren.js'] as unknown as { center: object }).center, 'ring');
  await call(openShelf(), 'file', { title: 'monday' });
  return { none, refused, many, first: { ...first }, lines: [...(screen['lines'] as string[])], done: journal.map(({ what }) => what) };
}

export const fallback = 'some';
