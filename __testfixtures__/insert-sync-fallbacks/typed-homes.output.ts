import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

class Stamps {
  stamp = 0;

  save(options?: object): void {
    this.stamp = 1;
    Model.prototype.save.call(this as unknown as Model, options);
  }
}

export class Letter extends Model {}
applyMixins(Letter, [Stamps]);

// orm-migrate: unsupported-form - save() is given to applyMixins(), which may override another
//   save() with it
fallbackToSyncVariant(Letter.prototype, 'save', 'asave');

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
  // orm-migrate: dynamic-call - save() calls save.apply(), and what that runs cannot be told
  fallbackToSyncVariant(Class.prototype, 'save', 'asave');
}
withAudit(Book);

export const strict: Book = Object.assign(new Book({ id: 7 }), {
  delete(): never {
    throw new Error('not this one');
  },
});

// orm-migrate: unsupported-form - Object.assign() may replace delete()
fallbackToSyncVariant(strict, 'delete', 'adelete');

export const blank = Object.assign(Object.create(Book.prototype) as Book, {
  delete(): never {
    throw new Error('nor this one');
  },
});

// orm-migrate: unsupported-form - Object.assign() may replace delete()
fallbackToSyncVariant(blank, 'delete', 'adelete');
