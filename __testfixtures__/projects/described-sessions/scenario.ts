import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

interface Entry {
  readonly side: 'sync' | 'async';
  readonly text: string;
}

/** Of the stores one is not seen through. */
export const fallback = 'some';

export default async function scenario({ modules, call, attempt }: ScenarioContext) {
  const { Room, Rooms, Counting, CheckIn, Express } = modules['src/rooms.js'] as Loose;
  const { Session, ledger } = modules['node_modules/docbase/index.js'] as unknown as { Session: Loose; ledger: Entry[] };
  const session = new Session([new Counting()]);
  const rooms = new Rooms(session);
  await call(rooms, 'keep', new Room(1, 2));
  const missing = await attempt(() => call(rooms, 'find', 2));
  const beds = await call(new CheckIn(session), 'call', { id: 7, roomId: 1 });
  const express = await call(new Express(session), 'call', { id: 8, roomId: 1 });
  return { missing, beds, express, sides: new Set(ledger.map(({ side }) => side)).size, done: ledger.map(({ text }) => text) };
}
