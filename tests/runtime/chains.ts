/** Chains of classes over a base, in which each class has its own mixture of overrides. */
import { bridgeDelegatingVariants, fallbackToSyncVariant } from '../../runtime/src/index.ts';
import type { Base, Receiver, SavingClass, Storage } from './bases.ts';

/**
 * What a class of the chain has: nothing, `save`, a written `asave`, both, `save` and a fallback, a copy of those from an
 * object, as mixin helpers make it, `save` and a bridge, both as class fields, or `save` and a wrapper around what it
 * inherits as `asave`. Classes are made by a function of their base, so all of them are mixins of the other kind.
 */
export const LEVELS = ['none', 'sync', 'async', 'both', 'fallback', 'copied', 'bridged', 'fields', 'wrapped'] as const;
export type Level = (typeof LEVELS)[number];

export interface Chain {
  /** The classes, the base first. */
  readonly classes: readonly SavingClass[];
  /** The most derived one. */
  readonly Class: SavingClass;
}

/** Class number `n` writes `n` before it calls its base, and `/n` after. */
export function buildChain(storage: Storage, base: Base, levels: readonly Level[]): Chain {
  const classes = [base.create(storage)];
  levels.forEach((level, depth) => classes.push(extend(storage, classes[depth]!, level, String(depth))));
  return { classes, Class: classes.at(-1)! };
}

/** Every chain of `length` classes. */
export function allChains(length: number, levels: readonly Level[]): Level[][] {
  if (length === 0) return [[]];
  return allChains(length - 1, levels).flatMap((chain) => levels.map((level) => [...chain, level]));
}

/** Class fields hide what classes above them have on their prototypes, sync and async alike: those must have nothing. */
export function isSensible(levels: readonly Level[]): boolean {
  const fields = levels.indexOf('fields');
  return fields < 0 || levels.slice(fields + 1).every((level) => level === 'none');
}

function extend(storage: Storage, Base: SavingClass, level: Level, name: string): SavingClass {
  const Class = classOf(storage, Base, level, name);
  Object.defineProperty(Class, 'name', { value: `Class${name}` });
  if (level === 'fallback') {
    fallbackToSyncVariant(Class.prototype as object, 'save', 'asave');
    fallbackToSyncVariant(Class, 'save', 'asave');
  }
  if (level === 'bridged') {
    bridgeDelegatingVariants(Class, { save: 'asave' }, { static: true });
    bridgeDelegatingVariants(Class, { save: 'asave' });
  }
  if (level === 'wrapped') {
    wrap(Class.prototype as Receiver);
    wrap(Class);
  }
  return Class;
}

/** As spies and instrumentations do. */
export function wrap<R extends Receiver>(receiver: R): R {
  const asave = receiver.asave;
  receiver.asave = function (...args) {
    return asave.apply(this, args);
  };
  return receiver;
}

/** The methods cannot say `super` here: it would be relative to the object that they are copied from. */
function copyTo(home: Receiver, storage: Storage, base: Receiver, name: string): void {
  const mixin = {
    save(this: Receiver): void {
      storage.write(this.table, name);
      base.save.call(this);
      storage.write(this.table, `/${name}`);
    },
  };
  fallbackToSyncVariant(mixin, 'save', 'asave');
  Object.defineProperties(home, Object.getOwnPropertyDescriptors(mixin));
}

function classOf(storage: Storage, Base: SavingClass, level: Level, name: string): SavingClass {
  const write = (self: Receiver, op: string): void => storage.write(self.table, op);
  const awrite = (self: Receiver, op: string): Promise<void> => storage.awrite(self.table, op);
  if (level === 'none' || level === 'copied') {
    const Class = class extends Base {};
    if (level === 'copied') {
      copyTo(Class.prototype as Receiver, storage, Base.prototype as Receiver, name);
      copyTo(Class, storage, Base, name);
    }
    return Class;
  }
  if (level === 'async') {
    return class extends Base {
      override async asave(): Promise<void> {
        await awrite(this, name);
        await super.asave();
        await awrite(this, `/${name}`);
      }
      static override async asave(): Promise<void> {
        await awrite(this, name);
        await super.asave();
        await awrite(this, `/${name}`);
      }
    };
  }
  if (level === 'fields') {
    // The `this` of a static field is the class that has it, also in a derived one: methods there.
    return class extends Base {
      override save = (): void => {
        write(this, name);
        super.save();
        write(this, `/${name}`);
      };
      override asave = async (): Promise<void> => {
        await awrite(this, name);
        await super.asave();
        await awrite(this, `/${name}`);
      };
      static override save(): void {
        write(this, name);
        super.save();
        write(this, `/${name}`);
      }
      static override async asave(): Promise<void> {
        await awrite(this, name);
        await super.asave();
        await awrite(this, `/${name}`);
      }
    };
  }
  if (level !== 'both') {
    return class extends Base {
      override save(): void {
        write(this, name);
        super.save();
        write(this, `/${name}`);
      }
      static override save(): void {
        write(this, name);
        super.save();
        write(this, `/${name}`);
      }
    };
  }
  return class extends Base {
    override save(): void {
      write(this, name);
      super.save();
      write(this, `/${name}`);
    }
    override async asave(): Promise<void> {
      await awrite(this, name);
      await super.asave();
      await awrite(this, `/${name}`);
    }
    static override save(): void {
      write(this, name);
      super.save();
      write(this, `/${name}`);
    }
    static override async asave(): Promise<void> {
      await awrite(this, name);
      await super.asave();
      await awrite(this, `/${name}`);
    }
  };
}
