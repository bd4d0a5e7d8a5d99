/** The view of a connection that code in a context gets. */
import { EventEmitter } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  configureConnections,
  ConnectionClosedError,
  currentConnection,
  newConnection,
  type ConnectionProvider,
} from '../../runtime/src/index.ts';
import { providers } from '../../runtime/src/connections/state.ts';

class Statement {
  readonly sql: string;
  #runs = 0;

  constructor(sql: string) {
    this.sql = sql;
  }

  raw(): this {
    return this;
  }

  run(): number {
    return ++this.#runs;
  }
}

class Driver extends EventEmitter {
  #secret = 'private';
  processID = 7;
  readonly Promise = Promise;
  protocol = { sent: 0, send: () => 'sent' };
  released = 0;

  get status(): string {
    return this.#secret;
  }

  query(sql: string): Promise<string> {
    return Promise.resolve(`${this.#secret} ${sql}`);
  }

  self(): this {
    return this;
  }

  async prepare(sql: string): Promise<Statement> {
    return new Statement(sql);
  }

  prepareNow(sql: string): Statement {
    return new Statement(sql);
  }

  *rows(): Generator<number> {
    yield 1;
    yield 2;
  }

  release(): void {
    this.released++;
  }
}

function use(connection: unknown, guard?: ConnectionProvider['guard']): void {
  configureConnections({ default: { open: async () => connection, close() {}, guard } });
}

/** What a context leaves to code that keeps its connection. */
async function kept<C = Driver>(inside: (connection: C) => unknown = () => undefined): Promise<C> {
  let view!: C;
  await newConnection(async () => {
    view = await currentConnection<C>();
    await inside(view);
  });
  return view;
}

afterEach(() => providers.clear());

describe('inside its context, a connection', () => {
  it('works as the driver made it: private fields, accessors, data, own methods, symbols', async () => {
    const driver = new Driver();
    use(driver);
    await kept(async (view) => {
      expect(await view.query('select')).toBe('private select');
      expect(view.status).toBe('private');
      expect(view.processID).toBe(7);
      view.processID = 8;
      expect(driver.processID).toBe(8);
      const { query } = view;
      expect(await query('taken out')).toBe('private taken out');
      expect([...view.rows()]).toEqual([1, 2]);
      expect(new view.Promise(() => undefined)).toBeInstanceOf(Promise);
      expect(await view.Promise.resolve(1)).toBe(1);
    });
  });

  it('is what it is: instanceof, constructor, keys, prototype', async () => {
    const driver = new Driver();
    use(driver);
    await kept((view) => {
      expect(view).toBeInstanceOf(Driver);
      expect(view).toBeInstanceOf(EventEmitter);
      expect(view.constructor).toBe(Driver);
      expect(Object.getPrototypeOf(view)).toBe(Driver.prototype);
      expect(Object.keys(view)).toEqual(Object.keys(driver));
      expect('query' in view).toBe(true);
      expect(Object.hasOwn(view, 'processID')).toBe(true);
      expect(Object.getOwnPropertyDescriptor(view, 'nothing')).toBeUndefined();
    });
  });

  it('is one view with one of each method, and does not give itself away', async () => {
    const driver = new Driver();
    use(driver);
    await kept(async (view) => {
      expect(await currentConnection()).toBe(view);
      expect(view.query).toBe(view.query);
      expect(view.query.name).toBe('query');
      expect(view.query).toHaveLength(1);
      expect(view.self()).toBe(view);
      expect(view.on('notice', () => undefined)).toBe(view);
      expect(view).not.toBe(driver);
    });
  });

  it('follows methods that are replaced, on either side', async () => {
    const driver = new Driver();
    use(driver);
    await kept(async (view) => {
      void view.query;
      driver.query = async () => 'instrumented';
      expect(await view.query('x')).toBe('instrumented');
      view.query = async () => 'twice';
      expect(await driver.query('x')).toBe('twice');
    });
  });

  it('may be frozen, and is not changed by what inherits from it', async () => {
    use(Object.freeze({ query: () => 'frozen', name: 'n' }));
    await kept<{ query(): string; name: string }>((view) => {
      expect(view.query()).toBe('frozen');
      expect(Object.getOwnPropertyDescriptor(view, 'name')?.value).toBe('n');
      expect(() => ((view as { name: string }).name = 'm')).toThrow(TypeError);
    });
    const driver = new Driver();
    use(driver);
    await kept(async (view) => {
      const wrapped = Object.create(view) as Driver;
      wrapped.query = async () => 'wrapped';
      expect([await wrapped.query(''), await driver.query('x')]).toEqual(['wrapped', 'private x']);
    });
  });

  it('may be a function, or no object', async () => {
    const sql = Object.assign((text: string) => `ran ${text}`, { unsafe: (text: string) => `unsafe ${text}` });
    use(sql);
    const view = await kept<typeof sql>((inside) => {
      expect(inside('a')).toBe('ran a');
      expect(inside.unsafe('a')).toBe('unsafe a');
    });
    expect(() => view('a')).toThrow(ConnectionClosedError);
    expect(() => view.unsafe('a')).toThrow(ConnectionClosedError);
    use(42);
    expect(await kept<number>()).toBe(42);
  });

  it('cannot be ended but by its context, where the provider says what ends it', async () => {
    const driver = new Driver();
    use(driver, { reserved: ['release'] });
    await kept((view) => {
      expect(() => view.release()).toThrow(/release\(\) would end the connection of the newConnection\(\) context/);
    });
    expect(driver.released).toBe(0);
    use(driver);
    await kept((view) => view.release());
    expect(driver.released).toBe(1);
  });
});

describe('the listeners of a connection', () => {
  it('are added, found, called and removed as without the view', async () => {
    const driver = new Driver();
    use(driver);
    await kept((view) => {
      const calls: string[] = [];
      const [first, second] = [
        (text: string) => calls.push(`first ${text}`),
        (text: string) => calls.push(`second ${text}`),
      ];
      view.on('notice', second).prependListener('notice', first).once('notice', first).on('other', first);
      expect(view.listeners('notice').slice(0, 2)).toEqual([first, second]);
      view.emit('notice', 'a');
      view.emit('notice', 'b');
      expect(calls).toEqual(['first a', 'second a', 'first a', 'first b', 'second b']);
      view.off('notice', first).removeListener('notice', () => undefined);
      view.emit('notice', 'c');
      expect(calls.slice(5)).toEqual(['second c']);
      view.once('notice', first).off('notice', first);
      driver.off('notice', second);
      expect([driver.listenerCount('notice'), driver.listenerCount('other')]).toEqual([0, 1]);
    });
    expect(driver.eventNames()).toEqual([]);
  });

  it('are forgotten when they were removed, or were for once and were called', async () => {
    const driver = new Driver();
    use(driver);
    const removed = vi.spyOn(driver, 'removeListener');
    await kept((view) => {
      for (let turn = 0; turn < 100; turn++) {
        const listener = (): void => undefined;
        view.once('notice', listener).off('notice', listener).once('notice', listener);
        driver.emit('notice');
      }
      removed.mockClear();
    });
    // Nothing is left to take off at the end.
    expect(removed).not.toHaveBeenCalled();
  });
});

describe('at the end of a scope that declares it, a connection', () => {
  class Disposable extends Driver {
    core = new Core();
    lent = 1;

    override release(): void {
      this.lent--;
    }

    async [Symbol.asyncDispose](): Promise<void> {
      this.release();
    }

    prepareOne(): DisposableStatement {
      return new DisposableStatement();
    }
  }
  class Core {
    ended = 0;

    end(): void {
      this.ended++;
    }

    [Symbol.dispose](): void {
      this.end();
    }
  }
  class DisposableStatement {
    disposed = 0;

    [Symbol.dispose](): void {
      this.disposed++;
    }
  }
  const guard = { reserved: ['release', 'end'], handles: ['core', 'prepareOne'] };

  it('stays with its context, also the one under it', async () => {
    const driver = new Disposable();
    use(driver, guard);
    const view = await kept<Disposable>(async (inside) => {
      await inside[Symbol.asyncDispose]();
      inside.core[Symbol.dispose]();
      expect(await inside.query('x')).toBe('private x');
      expect([driver.lent, driver.core.ended]).toEqual([1, 0]);
    });
    // A scope that outlives the context ends as quietly.
    await view[Symbol.asyncDispose]();
    expect(driver.lent).toBe(1);
  });

  it('stays with its context where the provider reserves nothing', async () => {
    const driver = new Disposable();
    use(driver);
    await kept<Disposable>((inside) => inside[Symbol.asyncDispose]());
    expect(driver.lent).toBe(1);
  });

  it('lets its statements be disposed of', async () => {
    use(new Disposable(), guard);
    await kept<Disposable>((inside) => {
      const statement = inside.prepareOne();
      statement[Symbol.dispose]();
      expect(statement.disposed).toBe(1);
    });
  });
});

describe('after its context, a connection that was kept', () => {
  it('refuses methods, also ones taken out before, and names the database', async () => {
    use(new Driver());
    let query!: Driver['query'];
    const view = await kept((inside) => void (query = inside.query));
    for (const call of [() => view.query('x'), () => query('x'), () => view.self(), () => view.rows()]) {
      expect(call).toThrow(ConnectionClosedError);
      expect(call).toThrow(/'default'/);
    }
  });

  it('refuses accessors and changes, and still can be looked at', async () => {
    const driver = new Driver();
    use(driver);
    const view = await kept();
    expect(() => view.status).toThrow(ConnectionClosedError);
    expect(() => (view.processID = 1)).toThrow(ConnectionClosedError);
    expect(() => delete (view as Partial<Driver>).processID).toThrow(ConnectionClosedError);
    expect(() => Object.defineProperty(view, 'processID', { value: 1 })).toThrow(ConnectionClosedError);
    expect(driver.processID).toBe(7);
    expect(view.processID).toBe(7);
    expect(view).toBeInstanceOf(Driver);
    expect(await Promise.resolve(view)).toBe(view);
    expect(String(Object.keys(view))).toContain('processID');
  });

  it('is refused while it is being closed', async () => {
    let seen: unknown;
    let view!: Driver;
    const close = (): void => {
      try {
        void view.query('x');
      } catch (error) {
        seen = error;
      }
    };
    configureConnections({ default: { open: async () => new Driver(), close } });
    await newConnection(async () => void (view = await currentConnection<Driver>()));
    expect(seen).toBeInstanceOf(ConnectionClosedError);
  });

  it('refuses the statements and objects under it, where the provider says which', async () => {
    use(new Driver(), { handles: ['prepare', 'prepareNow', 'protocol'] });
    let later!: Statement;
    let now!: Statement;
    let chained!: Statement;
    let protocol!: Driver['protocol'];
    await kept(async (view) => {
      later = await view.prepare('a');
      now = view.prepareNow('b');
      chained = now.raw();
      ({ protocol } = view);
      expect(view.protocol).toBe(protocol);
      expect([later.run(), now.run(), chained.run(), protocol.send()]).toEqual([1, 1, 2, 'sent']);
      expect([later.sql, chained === now, now instanceof Statement]).toEqual(['a', true, true]);
    });
    for (const call of [() => later.run(), () => now.run(), () => chained.run(), () => protocol.send()]) {
      expect(call).toThrow(ConnectionClosedError);
    }
  });

  it('carries no listeners to its next user, and lets late code stop listening', async () => {
    const driver = new Driver();
    const own = (): void => undefined;
    driver.on('notice', own);
    use(driver);
    const late = (): void => undefined;
    const view = await kept((inside) => {
      inside.on('notice', late);
      inside.once('drain', late);
      inside.prependListener('notice', late);
      expect(driver.listenerCount('notice')).toBe(3);
    });
    expect(driver.listeners('notice')).toEqual([own]);
    expect(driver.listenerCount('drain')).toBe(0);
    expect(() => view.on('notice', late)).toThrow(ConnectionClosedError);
    driver.on('notice', late);
    expect(view.off('notice', late)).toBe(view);
    expect(driver.listeners('notice')).toEqual([own]);
  });

  it('refuses what its handles gave to callbacks and in arrays', async () => {
    const [made, live] = [new Statement('made'), [new Statement('live')]];
    const error = new Error('not prepared');
    class Callbacks extends Driver {
      live = live;
      prepareBack(done: (this: unknown, error: Error | null, statement?: Statement) => void): void {
        done.call(this, null, made);
        done.call(this, error);
      }
      many(): readonly Statement[] {
        return live;
      }
    }
    use(new Callbacks(), { handles: ['prepareBack', 'many', 'live'] });
    const statements: Statement[] = [];
    const seen: unknown[] = [];
    const selves: unknown[] = [];
    const view = await kept<Callbacks>((inside) => {
      inside.prepareBack(function (failure, statement) {
        selves.push(this);
        seen.push(failure);
        if (statement !== undefined) statements.push(statement);
      });
      statements.push(...inside.many(), ...inside.live);
      live.push(new Statement('later'));
      expect(inside.live.map(({ sql }) => sql)).toEqual(['live', 'later']);
      expect(statements.map((each) => each.run())).toEqual([1, 1, 2]);
    });
    expect(seen).toEqual([null, error]);
    for (const self of selves) expect(self).toBe(view);
    expect(selves).toHaveLength(2);
    for (const each of statements) expect(() => each.run()).toThrow(ConnectionClosedError);
    expect(statements).toHaveLength(3);
  });

  it('is refused where a listener or a callback kept its `this`', async () => {
    class Calling extends Driver {
      ask(done: (this: unknown, given: unknown) => void): void {
        done.call(this, this);
      }
    }
    const driver = new Calling();
    use(driver);
    const selves: unknown[] = [];
    const view = await kept<Calling>((inside) => {
      inside.on('notice', function (this: unknown, given: unknown) {
        selves.push(this, given);
      });
      driver.emit('notice', driver);
      inside.ask(function (given) {
        selves.push(this, given);
      });
    });
    expect(selves).toHaveLength(4);
    for (const self of selves) expect(self).toBe(view);
  });

  it('cannot be sent to a worker', async () => {
    use({ id: 1 });
    await kept<object>((view) => expect(() => structuredClone(view)).toThrow(/could not be cloned/));
  });

  it('is the bare object where the provider wants no guard', async () => {
    const driver = new Driver();
    use(driver, false);
    const view = await kept();
    expect(view).toBe(driver);
    expect(await view.query('x')).toBe('private x');
  });
});
