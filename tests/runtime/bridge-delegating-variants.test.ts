import { describe, expect, it } from 'vitest';
import { bridgeDelegatingVariants, fallbackToSyncVariant, isFallback } from '../../runtime/src/index.ts';

function model() {
  return class Model {
    log: string[] = [];
    save(value: string): string {
      this.log.push(`save ${value}`);
      return value;
    }
    async asave(value: string): Promise<string> {
      this.log.push('asave');
      return this.save(value);
    }
    static make(): string {
      return `made ${this.name}`;
    }
    static async amake(): Promise<string> {
      return this.make();
    }
  };
}

describe('bridgeDelegatingVariants', () => {
  it('returns the class, and is no fallback', () => {
    const Model = model();
    expect(bridgeDelegatingVariants(Model, { save: 'asave' })).toBe(Model);
    expect(isFallback(Model.prototype.asave)).toBe(false);
  });

  it('keeps the attributes, name and length of the variant', () => {
    const Model = model();
    bridgeDelegatingVariants(Model, { save: 'asave' });
    const { value, ...attributes } = Object.getOwnPropertyDescriptor(Model.prototype, 'asave')!;
    expect(attributes).toEqual({ enumerable: false, writable: true, configurable: true });
    expect([value.name, value.length]).toEqual(['asave', 1]);
  });

  it("keeps the base's own code for calls from outside, overrides of the sync variant included", async () => {
    const Model = model();
    bridgeDelegatingVariants(Model, { save: 'asave' });
    class Book extends Model {
      override save(value: string): string {
        return `Book ${super.save(value)}`;
      }
    }
    const x = new Book();
    expect(await x.asave('v')).toBe('Book v');
    expect(x.log).toEqual(['asave', 'save v']);
  });

  it("runs the base's own sync variant for calls through super", async () => {
    const Model = model();
    bridgeDelegatingVariants(Model, { save: 'asave' });
    class Book extends Model {
      override save(value: string): string {
        this.log.push('Book');
        return super.save(value);
      }
      override async asave(value: string): Promise<string> {
        this.log.push('Book');
        return super.asave(value);
      }
    }
    const x = new Book();
    expect(await x.asave('v')).toBe('v');
    expect(x.log).toEqual(['Book', 'save v']);
  });

  it('runs a base that has become native as it is, when `native` says so', async () => {
    let isNative = false;
    class Model {
      save(): string {
        return 'sync';
      }
      async asave(): Promise<string> {
        return isNative ? 'native' : this.save();
      }
    }
    bridgeDelegatingVariants(Model, { save: 'asave' }, { native: () => isNative });
    class Book extends Model {
      override async asave(): Promise<string> {
        return super.asave();
      }
    }
    expect(await new Book().asave()).toBe('sync');
    isNative = true;
    expect(await new Book().asave()).toBe('native');
  });

  it('serves static pairs by option, and only those', async () => {
    const Model = model();
    const { asave } = Model.prototype;
    bridgeDelegatingVariants(Model, { make: 'amake' }, { static: true });
    class Book extends Model {
      static override make(): string {
        return `Book ${super.make()}`;
      }
      static override async amake(): Promise<string> {
        return `Book ${await super.amake()}`;
      }
    }
    class Plain extends Model {
      static override make(): string {
        return 'Plain';
      }
    }
    expect(await Book.amake()).toBe('Book made Book');
    expect(await Plain.amake()).toBe('Plain');
    expect(Model.prototype.asave).toBe(asave);
  });

  it('turns what a base throws at once into a rejection', async () => {
    class Model {
      save(): void {}
      asave(): Promise<void> {
        throw new RangeError('at once');
      }
    }
    bridgeDelegatingVariants(Model, { save: 'asave' });
    const promise = new Model().asave();
    await expect(promise).rejects.toThrow(RangeError);
  });

  it('changes nothing the second time, nor where the pair is home-aware already', () => {
    const Model = model();
    bridgeDelegatingVariants(Model, { save: 'asave' });
    const { asave } = Model.prototype;
    bridgeDelegatingVariants(Model, { save: 'asave' });
    expect(Model.prototype.asave).toBe(asave);

    class Book extends Model {}
    bridgeDelegatingVariants(Book, { save: 'asave' });
    expect(Object.hasOwn(Book.prototype, 'asave')).toBe(false);

    class Fallback {
      save() {}
      declare asave: () => Promise<void>;
      static {
        fallbackToSyncVariant(this.prototype, 'save', 'asave');
      }
    }
    const fallback = Fallback.prototype.asave;
    bridgeDelegatingVariants(Fallback, { save: 'asave' });
    expect(Fallback.prototype.asave).toBe(fallback);
  });

  it('bridges an inherited variant on the given class only', async () => {
    const Root = model();
    const { asave } = Root.prototype;
    class Model extends Root {}
    bridgeDelegatingVariants(Model, { save: 'asave' });
    expect(Root.prototype.asave).toBe(asave);
    class Book extends Model {
      override save(value: string): string {
        this.log.push('Book');
        return super.save(value);
      }
      override async asave(value: string): Promise<string> {
        this.log.push('Book');
        return super.asave(value);
      }
    }
    const x = new Book();
    await x.asave('v');
    expect(x.log).toEqual(['Book', 'save v']);
  });

  it('throws when either method is missing, before it changes any pair', () => {
    const Model = model();
    const { asave } = Model.prototype;
    expect(() => bridgeDelegatingVariants(Model, { save: 'asave', delete: 'adelete' })).toThrow(/delete/);
    expect(() => bridgeDelegatingVariants(Model, { save: 'asaveAll' })).toThrow(/asaveAll/);
    expect(() => bridgeDelegatingVariants(Model, { saveAll: 'asave' })).toThrow(/saveAll/);
    expect(Model.prototype.asave).toBe(asave);
    expect(() => bridgeDelegatingVariants(undefined as never, {})).toThrow(TypeError);
  });
});
