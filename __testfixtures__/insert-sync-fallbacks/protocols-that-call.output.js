import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Entry extends Model {}
export class Setting extends Model {}

class Lock {
  [Symbol.dispose]() {
    Entry.objects.create({ text: 'unlocked' });
  }
}

class Session {
  constructor(name) {
    this.name = name;
  }

  [Symbol.dispose]() {
    Entry.objects.create({ text: `left ${this.name}` });
  }
}

/** Rows are read when somebody goes through them. */
class Names {
  *[Symbol.iterator]() {
    for (const entry of Entry.objects.all()) yield entry.text;
  }
}

class Countdown {
  [Symbol.iterator]() {
    let left = 2;
    return {
      next() {
        left -= 1;
        return { done: left < 0, value: Entry.objects.count() };
      },
    };
  }
}

/** It is its own iterator. */
class Pages {
  left = 2;

  [Symbol.iterator]() {
    return this;
  }

  next() {
    this.left -= 1;
    return { done: this.left < 0, value: Entry.objects.count() };
  }
}

class Kind {
  static [Symbol.hasInstance](value) {
    return Setting.objects.filter({ name: value?.kind ?? '' }).exists();
  }
}

class Words {
  [Symbol.replace](text, replacement) {
    return `${text}${replacement}${Setting.objects.count()}`;
  }

  [Symbol.split](text) {
    return [text, String(Setting.objects.count())];
  }
}

const settings = new Proxy(
  {},
  {
    get: (_, name) => Setting.objects.filter({ name }).count(),
    has: (_, name) => Setting.objects.filter({ name }).exists(),
    deleteProperty: (_, name) => Boolean(Setting.objects.filter({ name }).delete()),
    set: (_, name) => Boolean(Setting.objects.create({ name })),
    ownKeys: () => [`n${Setting.objects.count()}`],
  },
);

/** Every instance of it is seen through a proxy. */
class Watched {
  constructor() {
    return new Proxy(this, {
      defineProperty: (target, name, descriptor) => {
        Entry.objects.create({ text: `set ${name}` });
        return Reflect.defineProperty(target, name, descriptor);
      },
    });
  }

  fill() {
    this.filled = true;
  }
}

export class Locked extends Model {
  save() {
    using lock = new Lock();
    super.save();
  }

  static {
    // orm-migrate: implicit-call - save() disposes of new Lock() by Lock.[dispose](), which reaches
    //   the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Stacked extends Model {
  save() {
    const stack = this.stack ?? { use: (lock) => lock[Symbol.dispose]() };
    stack.use(new Lock());
    super.save();
  }

  static {
    // orm-migrate: implicit-call - save() calls stack.use(), which may run get(), which reaches the
    //   ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Sessions extends Model {
  save() {
    for (using session of [new Session('a'), new Session('b')]) this.last = session.name;
    super.save();
  }

  static {
    // orm-migrate: implicit-call - save() disposes of session by Session.[dispose](), which reaches
    //   the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Listed extends Model {
  save() {
    this.names = [...new Names()].join();
    super.save();
  }

  static {
    // orm-migrate: implicit-call - save() iterates over new Names() by Names.[iterator](), which
    //   reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class First extends Model {
  save() {
    const [first] = new Countdown();
    this.first = first;
    super.save();
  }

  static {
    // orm-migrate: implicit-call - save() iterates over [first] by Countdown.[iterator](), which
    //   reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Paged extends Model {
  save() {
    for (const page of new Pages()) this.page = page;
    super.save();
  }

  static {
    // orm-migrate: implicit-call - save() iterates over new Pages() by Pages.next(), which reaches
    //   the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Collected extends Model {
  save() {
    this.names = Array.from(new Names()).length;
    super.save();
  }

  static {
    // orm-migrate: implicit-call - save() calls Array.from(), which may run Names.[iterator](),
    //   which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Checked extends Model {
  save() {
    this.ok = { kind: 'book' } instanceof Kind;
    super.save();
  }

  static {
    // orm-migrate: implicit-call - save() asks for an instance of Kind by Kind.[hasInstance](),
    //   which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Replaced extends Model {
  save() {
    this.title = 'a b'.replace(new Words(), '-');
    super.save();
  }

  static {
    // orm-migrate: implicit-call - save() calls 'a b'.replace(), which may run Words.[replace](),
    //   which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Split extends Model {
  save() {
    this.title = 'a b'.split(new Words()).length;
    super.save();
  }

  static {
    // orm-migrate: implicit-call - save() calls 'a b'.split(), which may run Words.[split](), which
    //   reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Limited extends Model {
  save() {
    this.limit = settings.limit;
    super.save();
  }

  static {
    // orm-migrate: implicit-call - save() reads settings.limit, which may run get() of a proxy,
    //   which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Asked extends Model {
  save() {
    this.limited = 'limit' in settings;
    super.save();
  }

  static {
    // orm-migrate: implicit-call - save() asks settings for a member by has(), which reaches the
    //   ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Cleared extends Model {
  save() {
    delete settings.limit;
    super.save();
  }

  static {
    // orm-migrate: implicit-call - save() deletes a member of settings by deleteProperty(), which
    //   reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Written extends Model {
  save() {
    settings.limit = 5;
    super.save();
  }

  static {
    // orm-migrate: implicit-call - save() writes settings.limit, which may run set() of a proxy,
    //   which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Keyed extends Model {
  save() {
    this.keys = Object.getOwnPropertyNames(settings).length;
    super.save();
  }

  static {
    // orm-migrate: implicit-call - save() calls Object.getOwnPropertyNames(), which may run get(),
    //   which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Filled extends Model {
  save() {
    new Watched().fill();
    super.save();
  }

  static {
    // orm-migrate: implicit-call - save() calls new Watched().fill(), which may run get(), which
    //   reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Copied extends Model {
  save() {
    const draft = {
      get count() {
        return Entry.objects.count();
      },
    };
    this.count = Object.assign({}, draft).count;
    super.save();
  }

  static {
    // orm-migrate: lazy-relation - save() calls Object.assign(), which may run count, which reaches
    //   the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

function describe() {
  return [...new Names()].length;
}

export class Described extends Model {
  save() {
    this.size = describe();
    super.save();
  }

  static {
    // orm-migrate: implicit-call - save() calls describe(), which iterates over new Names() by
    //   Names.[iterator](), which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
