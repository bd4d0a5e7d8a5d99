import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, seed, rows, enter, attempt, settle }: ScenarioContext) {
  seed('Reader', { id: 10, name: 'Jane' });
  const connect = async (name: string) => {
    const socket = await module.io.connect({ name });
    await settle();
    return socket;
  };
  const socket = await enter('middleware and a connection', () => connect('Jane'), 2);
  const say = () => new Promise((resolve) => socket.emit('say', 'Good evening', resolve));
  return [
    await enter('an event', say),
    await enter('nobody known', () => attempt(() => connect('John'))),
    module.counts,
    rows('Message'),
  ];
}
