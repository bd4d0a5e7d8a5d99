import { Model } from 'orm';

class Stamps {
  stamp = 0;

  save(options?: object): void {
    this.stamp = 1;
    Model.prototype.save.call(this as unknown as Model, options);
  }
}

export class Letter extends Model {}
applyMixins(Letter, [Stamps]);

type Constructor = abstract new (...args: never[]) => object;

/** As in the handbook of TypeScript. */
function applyMixins(derived: Constructor, constructors: readonly Constructor[]): void {
  for (const each of constructors) {
    for (const name of Object.getOwnPropertyNames(each.prototype)) {
      if (name === 'constructor') continue;
      const descriptor = Object.getOwnPropertyDescriptor(each.prototype, name);
      if (descriptor) Object.defineProperty(derived.prototype, name, descriptor);
    }
  }
}

export class Book extends Model {
  audited?: boolean;
}

function withAudit(Class: typeof Book): void {
  const { save } = Class.prototype;
  Class.prototype.save = function (this: Book, ...args: Parameters<typeof save>) {
    this.audited = true;
    return save.apply(this, args);
  };
}
withAudit(Book);

export const strict: Book = Object.assign(new Book({ id: 7 }), {
  delete(): never {
    throw new Error('not this one');
  },
});

export const blank = Object.assign(Object.create(Book.prototype) as Book, {
  delete(): never {
    throw new Error('nor this one');
  },
});
