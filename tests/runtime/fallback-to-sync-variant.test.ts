import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fallbackToSyncVariant, isFallback, setRolloutPhase } from '../../runtime/src/index.ts';

beforeAll(() => setRolloutPhase('silent'));
afterAll(() => setRolloutPhase(undefined));

/** Calls the async variant by name: the fallback adds it at run time, so TypeScript does not know it. */
function call(self: object, name: string, ...args: unknown[]): Promise<unknown> {
  return (self as Record<string, (...args: unknown[]) => Promise<unknown>>)[name]!(...args);
}

/** What a native ORM brings. Reaching its async variant from a fallback would be wrong. */
class Orm {
  log: string[] = [];

  save(first: string, second: string): string {
    this.log.push(`Orm ${first} ${second}`);
    return first + second;
  }
  async asave(_first: string, _second: string): Promise<string> {
    throw new Error('the native variant ran');
  }
}

class Base extends Orm {
  override save(first: string, second: string): string {
    this.log.push(`Base ${first} ${second}`);
    return first + second;
  }
  static {
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

describe('what it defines', () => {
  it('is a method like one from a class body, with the name and length of the pair', () => {
    const { value, ...attributes } = Object.getOwnPropertyDescriptor(Base.prototype, 'asave')!;
    expect(attributes).toEqual({ enumerable: false, writable: true, configurable: true });
    expect([value.name, value.length]).toEqual(['asave', 2]);
    expect(Object.hasOwn(value, 'prototype')).toBe(false);
  });

  it('is marked', () => {
    expect(isFallback(Base.prototype.asave)).toBe(true);
    expect(isFallback(Base.prototype.save)).toBe(false);
    expect(isFallback(undefined)).toBe(false);
  });

  it('passes arguments, receiver and result, and starts at once', async () => {
    const x = new Base();
    const promise = x.asave('a', 'b');
    expect(x.log).toEqual(['Base a b']);
    expect(promise).toBeInstanceOf(Promise);
    expect(await promise).toBe('ab');
  });

  it('turns errors into rejections', async () => {
    class Failing {
      save(): never {
        throw new RangeError('no');
      }
      static {
        fallbackToSyncVariant(this.prototype, 'save', 'asave');
      }
    }
    const promise = call(new Failing(), 'asave');
    await expect(promise).rejects.toThrow(new RangeError('no'));
  });
});

it('does not ask the home for an accessor that works on instances only', async () => {
  class Counter {
    #count = 0;
    get save(): () => number {
      return () => (this.#count += 1);
    }
    static {
      fallbackToSyncVariant(this.prototype, 'save', 'asave');
    }
  }
  class Twice extends Counter {
    static {
      fallbackToSyncVariant(this.prototype, 'save', 'asave');
    }
  }
  for (const counter of [new Counter(), new Twice()]) {
    expect(await call(counter, 'asave')).toBe(1);
    expect(await call(counter, 'asave')).toBe(2);
  }
});

describe('what it refuses at definition', () => {
  it('a sync variant that is not a function', () => {
    expect(() => fallbackToSyncVariant({}, 'save', 'asave')).toThrow(TypeError);
    expect(() => fallbackToSyncVariant({ save: 1 }, 'save', 'asave')).toThrow(TypeError);
  });

  it('to discard an async variant that the home owns', () => {
    const home = { save() {}, async asave() {} };
    const { asave } = home;
    expect(() => fallbackToSyncVariant(home, 'save', 'asave')).toThrow(TypeError);
    expect(home.asave).toBe(asave);
  });

  it('not: to replace its own fallback, or to stand beside an inherited async variant', () => {
    class Derived extends Base {}
    fallbackToSyncVariant(Derived.prototype, 'save', 'asave');
    expect(() => fallbackToSyncVariant(Derived.prototype, 'save', 'asave')).not.toThrow();
  });

  it('private names, a pair of one name, and a home that is no object', () => {
    class Touch {
      save() {}
    }
    expect(() => fallbackToSyncVariant(Touch.prototype, '#touch', '#atouch')).toThrow(/private/);
    class Inheriting extends Touch {}
    expect(() => fallbackToSyncVariant(Inheriting.prototype, 'save', 'save')).toThrow(/its own variant/);
    expect(() => fallbackToSyncVariant(undefined as unknown as object, 'save', 'asave')).toThrow(TypeError);
  });
});

describe('called from outside', () => {
  it('honours a subclass that overrides only the sync variant', async () => {
    class Derived extends Base {
      override save(first: string, second: string): string {
        this.log.push('Derived');
        return super.save(first, second);
      }
    }
    const x = new Derived();
    await x.asave('a', 'b');
    expect(x.log).toEqual(['Derived', 'Base a b']);
  });

  it('honours a class field, which is on the instance and not on the home', async () => {
    class Derived extends Base {
      override save = (): string => {
        this.log.push('field');
        return 'field';
      };
      static {
        fallbackToSyncVariant(this.prototype, 'save', 'asave');
      }
    }
    const x = new Derived();
    expect(await x.asave('a', 'b')).toBe('field');
    expect(x.log).toEqual(['field']);
  });

  it('honours a Proxy that replaces the sync variant', async () => {
    const x = new Base();
    const proxy = new Proxy(x, {
      get: (target, key, receiver) =>
        key === 'save' ? () => 'from the proxy' : (Reflect.get(target, key, receiver) as unknown),
    });
    expect(await proxy.asave('a', 'b')).toBe('from the proxy');
  });

  it('honours a Proxy in front of something that is not its target', async () => {
    class Derived extends Base {
      override save(): string {
        return 'Derived';
      }
    }
    const hidden = new Derived();
    const proxy = new Proxy(Object.create(null) as Base, { get: (_, key) => Reflect.get(hidden, key) as unknown });
    expect(await proxy.asave('a', 'b')).toBe('Derived');
  });

  it('honours a home that was copied by a mixin helper, and wrapped by an instrumentation', async () => {
    class Target {
      save(): string {
        return 'Target';
      }
    }
    Object.defineProperties(Target.prototype, { asave: Object.getOwnPropertyDescriptor(Base.prototype, 'asave')! });
    class Derived extends Target {
      override save(): string {
        return 'Derived';
      }
    }
    expect(await call(new Derived(), 'asave')).toBe('Derived');

    class Traced extends Orm {
      static {
        fallbackToSyncVariant(this.prototype, 'save', 'asave');
        const { asave } = this.prototype;
        this.prototype.asave = function (first, second) {
          return asave.call(this, first, second);
        };
      }
    }
    class Sub extends Traced {
      override save(): string {
        return 'Sub';
      }
    }
    expect(await new Sub().asave('a', 'b')).toBe('Sub');
  });

  it('works on null-prototype receivers', async () => {
    const home = Object.assign(Object.create(null) as object, { save: () => 'home' });
    fallbackToSyncVariant(home, 'save', 'asave');
    expect(await call(home, 'asave')).toBe('home');
    const derived = Object.assign(Object.create(home) as object, { save: () => 'derived' });
    expect(await call(derived, 'asave')).toBe('derived');
  });

  it('rejects when the sync variant is gone', async () => {
    const x = Object.assign(new Base(), { save: undefined });
    await expect(call(x, 'asave')).rejects.toThrow(new TypeError('save is not a function, so asave() cannot run it.'));
  });
});

describe('called through super', () => {
  it('where a mixin helper copied it to: runs what super.m() is there', async () => {
    class Target extends Orm {}
    const mixin = {
      save(this: Orm, first: string, second: string): string {
        this.log.push('mixin');
        return Orm.prototype.save.call(this, first, second);
      },
    };
    fallbackToSyncVariant(mixin, 'save', 'asave');
    Object.defineProperties(Target.prototype, Object.getOwnPropertyDescriptors(mixin));
    class SyncOnly extends Target {
      override save(first: string, second: string): string {
        this.log.push('SyncOnly');
        return super.save(first, second);
      }
    }
    class Mirror extends SyncOnly {
      override async asave(first: string, second: string): Promise<string> {
        this.log.push('Mirror');
        return super.asave(first, second);
      }
    }
    const x = new Mirror();
    await x.asave('a', 'b');
    expect(x.log).toEqual(['Mirror', 'SyncOnly', 'mixin', 'Orm a b']);
  });

  it('runs the own sync variant of the home, once', async () => {
    class Mirror extends Base {
      override save(first: string, second: string): string {
        this.log.push('Mirror');
        return super.save(first, second);
      }
      override async asave(first: string, second: string): Promise<string> {
        this.log.push('Mirror');
        return super.asave(first, second);
      }
    }
    const x = new Mirror();
    expect(await x.asave('a', 'b')).toBe('ab');
    expect(x.log).toEqual(['Mirror', 'Base a b']);
  });

  it('does the same behind a Proxy', async () => {
    class Mirror extends Base {
      override save(): string {
        return 'Mirror';
      }
      override async asave(first: string, second: string): Promise<string> {
        return `Mirror ${await super.asave(first, second)}`;
      }
    }
    const proxy = new Proxy(new Mirror(), {});
    expect(await proxy.asave('a', 'b')).toBe('Mirror ab');
  });

  it('keeps calls inside the sync variant virtual', async () => {
    class Touching extends Orm {
      override save(): string {
        return this.touch();
      }
      touch(): string {
        return 'Touching.touch';
      }
      static {
        fallbackToSyncVariant(this.prototype, 'save', 'asave');
      }
    }
    class Mirror extends Touching {
      override async asave(): Promise<string> {
        return super.asave('', '');
      }
      override touch(): string {
        return 'Mirror.touch';
      }
    }
    expect(await new Mirror().asave()).toBe('Mirror.touch');
  });

  it('does not lose an override of the sync variant alone that stands between mirror and home', async () => {
    class Plugin extends Base {
      override save(first: string, second: string): string {
        this.log.push('Plugin');
        return super.save(first, second);
      }
    }
    class Mirror extends Plugin {
      override save(first: string, second: string): string {
        this.log.push('Mirror');
        return super.save(first, second);
      }
      override async asave(first: string, second: string): Promise<string> {
        this.log.push('Mirror');
        return super.asave(first, second);
      }
    }
    const x = new Mirror();
    await x.asave('a', 'b');
    expect(x.log).toEqual(['Mirror', 'Plugin', 'Base a b']);
  });

  it('takes an async variant that the instance owns for a mirror: the sync override of its class does not run', async () => {
    class Derived extends Base {
      override save(): string {
        this.log.push('Derived');
        return '';
      }
    }
    const x = new Derived();
    Object.defineProperty(x, 'asave', {
      async value(this: Derived) {
        this.log.push('own');
        return Base.prototype.asave.call(this, 'a', 'b');
      },
    });
    await call(x, 'asave');
    expect(x.log).toEqual(['own', 'Base a b']);
  });

  it('finds the sync variant that the home inherits', async () => {
    class Home extends Orm {
      static {
        fallbackToSyncVariant(this.prototype, 'save', 'asave');
      }
    }
    class Mirror extends Home {
      override save(): string {
        return 'Mirror';
      }
      override async asave(): Promise<string> {
        return super.asave('a', 'b');
      }
    }
    const x = new Mirror();
    await x.asave();
    expect(x.log).toEqual(['Orm a b']);
  });

  it('is what a borrowed variant amounts to, and a receiver of undefined reaches the sync variant', async () => {
    const { asave } = Base.prototype;
    const other = { log: [] as string[] };
    expect(await Reflect.apply(asave, other, ['a', 'b'])).toBe('ab');
    await expect(Reflect.apply(asave, undefined, ['a', 'b'])).rejects.toThrow(TypeError);
  });
});

describe('an async variant that the instance itself owns', () => {
  let log: string[] = [];
  class Orm {
    save(): void {
      log.push('Orm');
    }
    async asave(): Promise<void> {
      log.push('native Orm');
    }
  }
  class Base extends Orm {
    override save(): void {
      log.push('Base');
      super.save();
    }
    static {
      fallbackToSyncVariant(this.prototype, 'save', 'asave');
    }
  }
  class Between extends Base {
    override save(): void {
      log.push('Between');
      super.save();
    }
  }
  const BELOW = ['Between', 'Base', 'Orm'];

  async function expectAsSync(self: Orm, expected: readonly string[]): Promise<void> {
    log = [];
    self.save();
    expect(log).toEqual(expected);
    log = [];
    await self.asave();
    expect(log).toEqual(expected);
  }

  it('as a class field beside its sync variant is a mirror: what is below it runs, and nothing twice', async () => {
    class Fields extends Between {
      override save = (): void => {
        log.push('Fields');
        super.save();
      };
      override asave = async (): Promise<void> => {
        log.push('Fields');
        await super.asave();
      };
    }
    class Derived extends Fields {}
    await expectAsSync(new Fields(), ['Fields', ...BELOW]);
    await expectAsSync(new Derived(), ['Fields', ...BELOW]);
    await expectAsSync(Object.create(new Fields()) as Orm, ['Fields', ...BELOW]);
  });

  it('in an object literal is a mirror too', async () => {
    for (const proto of [Between.prototype, new Between()]) {
      const literal = {
        __proto__: proto,
        save(): void {
          log.push('literal');
          super.save();
        },
        async asave(): Promise<void> {
          log.push('literal');
          await super.asave();
        },
      };
      await expectAsSync(literal, ['literal', ...BELOW]);
      await expectAsSync(Object.create(literal) as Orm, ['literal', ...BELOW]);
    }
  });

  it('as a spy or a wrapper passes on what its class has, which is honoured', async () => {
    const wrapped = new Between();
    const inherited = wrapped.asave;
    wrapped.asave = function (...args) {
      return inherited.apply(this, args);
    };
    const spied = new Between();
    vi.spyOn(spied, 'asave');
    const both = new Between();
    vi.spyOn(both, 'asave');
    vi.spyOn(both, 'save');
    for (const self of [wrapped, spied, both, new Proxy(wrapped, {})]) await expectAsSync(self, BELOW);
    expect(both.asave).toHaveBeenCalledTimes(1);
  });

  it('as a wrapper of a mirror does not make the mirror run what it mirrors', async () => {
    class Mirror extends Between {
      override save(): void {
        log.push('Mirror');
        super.save();
      }
      override async asave(): Promise<void> {
        log.push('Mirror');
        await super.asave();
      }
    }
    const spied = new Mirror();
    vi.spyOn(spied, 'asave');
    await expectAsSync(spied, ['Mirror', ...BELOW]);
    const onPrototype = vi.spyOn(Mirror.prototype, 'asave');
    await expectAsSync(new Mirror(), ['Mirror', ...BELOW]);
    onPrototype.mockRestore();
  });

  it('as an async function without a sync variant counts as a mirror: its override must not run twice', async () => {
    class Mixed extends Base {
      override save(): void {
        log.push('Mixed');
        super.save();
      }
      override asave = async (): Promise<void> => {
        log.push('Mixed');
        await super.asave();
      };
    }
    await expectAsSync(new Mixed(), ['Mixed', 'Base', 'Orm']);
  });

  it('may be a wrapper on the prototype where the class registered a fallback before', async () => {
    class Registered extends Between {
      override save(): void {
        log.push('Registered');
        super.save();
      }
      static {
        fallbackToSyncVariant(this.prototype, 'save', 'asave');
      }
    }
    vi.spyOn(Registered.prototype, 'asave');
    await expectAsSync(new Registered(), ['Registered', ...BELOW]);
  });
});

describe('static methods', () => {
  class Orm {
    static async amake(): Promise<string> {
      throw new Error('the native variant ran');
    }
  }
  class Statics extends Orm {
    static log: string[] = [];
    static make(): string {
      Statics.log.push('Statics');
      return this.name;
    }
    static {
      fallbackToSyncVariant(this, 'make', 'amake');
    }
  }

  it('is honoured from outside, with only the sync variant overridden', async () => {
    class Derived extends Statics {
      static override make(): string {
        return `derived ${super.make()}`;
      }
    }
    expect(await Derived.amake()).toBe('derived Derived');
    expect(await Statics.amake()).toBe('Statics');
  });

  it('runs the own one of the home, or of a class between, through super', async () => {
    class Plugin extends Statics {
      static override make(): string {
        return `plugin ${super.make()}`;
      }
    }
    class Mirror extends Plugin {
      static override make(): string {
        return `mirror ${super.make()}`;
      }
      static override async amake(): Promise<string> {
        return `mirror ${await super.amake()}`;
      }
    }
    Statics.log.length = 0;
    expect(await Mirror.amake()).toBe('mirror plugin Mirror');
    expect(Statics.log).toEqual(['Statics']);
  });
});
