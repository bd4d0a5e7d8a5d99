/** Trees of contexts, nested and parallel, in which anything may fail: what holds for all of them. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  configureConnections,
  ConnectionClosedError,
  currentConnection,
  newConnection,
} from '../../runtime/src/index.ts';
import { providers } from '../../runtime/src/connections/state.ts';

interface Node {
  readonly using: 'default' | 'archive';
  /** When the context asks for its connection; `floating`: at its end, without waiting. */
  readonly asks: 'never' | 'first' | 'overlapping' | 'last' | 'floating';
  readonly parallel: boolean;
  readonly ticks: number;
  readonly fails: 'nowhere' | 'open' | 'body' | 'close' | 'body and close';
  readonly children: readonly Node[];
}

function tree(depth: number): fc.Arbitrary<Node> {
  return fc.record<Node>({
    using: fc.constantFrom('default', 'archive'),
    asks: fc.constantFrom('never', 'first', 'overlapping', 'last', 'floating'),
    parallel: fc.boolean(),
    ticks: fc.nat({ max: 3 }),
    fails: fc.oneof(
      { weight: 3, arbitrary: fc.constant('nowhere' as const) },
      { weight: 2, arbitrary: fc.constantFrom('open', 'body', 'close', 'body and close') },
    ),
    children: depth === 0 ? fc.constant([]) : fc.array(tree(depth - 1), { maxLength: 3 }),
  });
}

class Connection {
  readonly id: number;
  isOpen = false;
  user: Node | undefined;
  closeFails = false;

  constructor(id: number) {
    this.id = id;
  }

  use(node: Node): void {
    if (!this.isOpen) throw new Error(`connection ${this.id} is used while it is in the pool`);
    if ((this.user ??= node) !== node) throw new Error(`connection ${this.id} is used by two contexts`);
  }
}

/** A pool that hands out the connection that came back last, so that whoever kept it meets its next user. */
class Pool {
  /** Of the context that asks next; it asks before anything else can. */
  asking: Node | undefined;
  opened = 0;
  closed = 0;
  private made = 0;
  private readonly free: Connection[] = [];

  async open(): Promise<Connection> {
    const { fails = 'nowhere', ticks = 0 } = this.asking ?? {};
    await pause(ticks);
    if (fails === 'open') throw new Error('not opened');
    this.opened++;
    const connection = this.free.pop() ?? new Connection(++this.made);
    connection.isOpen = true;
    connection.closeFails = fails === 'close' || fails === 'body and close';
    return connection;
  }

  async close(connection: Connection): Promise<void> {
    if (!connection.isOpen) throw new Error(`connection ${connection.id} is closed twice`);
    await pause(connection.id % 3);
    this.closed++;
    connection.isOpen = false;
    connection.user = undefined;
    this.free.push(connection);
    if (connection.closeFails) throw new Error('not closed');
  }
}

async function pause(ticks: number): Promise<void> {
  for (let tick = 0; tick < ticks; tick++) {
    await (tick % 2 === 0 ? Promise.resolve() : new Promise((resolve) => setImmediate(resolve)));
  }
}

beforeEach(() => void vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined));
afterEach(() => {
  providers.clear();
  vi.restoreAllMocks();
});

/** Runs a tree and says what went wrong: an empty list. */
async function run(root: Node): Promise<readonly string[]> {
  const pools = { default: new Pool(), archive: new Pool() };
  configureConnections(pools);
  const wrong: string[] = [];
  const kept: Connection[] = [];

  async function ask(node: Node): Promise<Connection> {
    pools[node.using].asking = node;
    const view = await currentConnection<Connection>(node.using);
    kept.push(view);
    view.use(node);
    return view;
  }

  async function body(node: Node): Promise<Node> {
    let before: Connection | undefined;
    if (node.asks === 'first') before = await ask(node);
    if (node.asks === 'overlapping') {
      const [one, other] = await Promise.all([ask(node), ask(node)]);
      if (one !== other) wrong.push('one context has two connections');
    }
    await pause(node.ticks);
    if (node.parallel) await Promise.all(node.children.map(visit));
    else for (const child of node.children) await visit(child);
    if (before !== undefined) {
      if ((await ask(node)) !== before) wrong.push('the outer connection is not back');
    }
    if (node.asks === 'last') await ask(node);
    if (node.asks === 'floating') void ask(node).catch(() => undefined);
    if (node.fails.startsWith('body')) throw new Error('body');
    return node;
  }

  async function visit(node: Node): Promise<void> {
    const outcome = await newConnection(() => body(node), { using: node.using }).then(
      (result) => (result === node ? 'fulfilled' : 'another result'),
      (error: Error) => error.message,
    );
    if (outcome !== expected(node)) wrong.push(`${JSON.stringify(node)}: ${outcome}`);
  }

  await visit(root);
  await pause(4);
  for (const [name, { opened, closed }] of Object.entries(pools)) {
    if (opened !== closed) wrong.push(`${name}: ${opened} opened, ${closed} closed`);
  }
  for (const view of kept) {
    try {
      view.use(root);
      wrong.push('a connection can be used after its context');
    } catch (error) {
      if (!(error instanceof ConnectionClosedError)) wrong.push(String(error));
    }
  }
  return wrong;
}

/** The error of opening comes before that of the body, and both before that of closing. */
function expected({ asks, fails }: Node): string {
  if (fails.startsWith('body')) return 'body';
  const waits = asks !== 'never' && asks !== 'floating';
  if (fails === 'open' && waits) return 'not opened';
  if (fails === 'close' && asks !== 'never') return 'not closed';
  return 'fulfilled';
}

test('every connection is closed once, used by its own context alone, and never after it', async () => {
  await fc.assert(
    fc.asyncProperty(tree(3), async (root) => {
      expect(await run(root)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
