import { Model } from 'orm';

export class Book extends Model {}
export class Film extends Model {}
const books = Book.objects;

// Objects that are made of another.
export const audited = Object.assign(Object.create(books), {
  create(row) {
    return books.create({ ...row, audited: true });
  },
});

export const counted = Object.create(books, {
  count: {
    value: () => books.count() + 1,
  },
});

export const shadow = {
  __proto__: new Book({ id: 7 }),
  save(options) {
    this.shadowed = true;
    return super.save(options);
  },
};

export const strict = Object.setPrototypeOf(
  {
    delete() {
      throw new Error('not this one');
    },
  },
  new Book({ id: 8 }),
);

// Classes that a function makes.
export class Base extends Model {
  static extend(members) {
    const Child = class extends this {};
    Object.assign(Child.prototype, members);
    return Child;
  }
}

export const Page = Base.extend({
  save(options) {
    this.touched = true;
    return Base.prototype.save.call(this, options);
  },
});

function createClass(Parent, { methods }) {
  function Made(fields) {
    Object.assign(this, fields);
  }
  Made.prototype = Object.create(Parent.prototype);
  for (const name of Object.keys(methods)) Made.prototype[name] = methods[name];
  return Made;
}

export const Note = createClass(Book, {
  methods: {
    save(options) {
      this.text = String(this.text).trim();
      return Book.prototype.save.call(this, options);
    },
  },
});

export const Bill = define(class Bill extends Model {}, [
  {
    key: 'save',
    value: function save(options) {
      this.due = 30;
      return Model.prototype.save.call(this, options);
    },
  },
]);

function define(Class, members) {
  for (const each of members) Object.defineProperty(Class.prototype, each.key, each);
  return Class;
}

// Mixins in the form of classes.
class Stamps {
  save(options) {
    this.stamp = 1;
    return Model.prototype.save.call(this, options);
  }
}

export class Letter extends Model {}
applyMixins(Letter, [Stamps]);

function applyMixins(target, sources) {
  for (const source of sources) {
    for (const name of Object.getOwnPropertyNames(source.prototype)) {
      if (name === 'constructor') continue;
      Object.defineProperty(target.prototype, name, Object.getOwnPropertyDescriptor(source.prototype, name));
    }
  }
}

// Prototypes that a function, or a loop, is given.
function withAudit(Class) {
  const { save } = Class.prototype;
  Class.prototype.save = function (...args) {
    this.audited = true;
    return save.apply(this, args);
  };
  return Class;
}

withAudit(Film);

for (const each of [Film, Letter]) {
  each.prototype.delete = function () {
    this.gone = true;
    return Model.prototype.delete.call(this);
  };
}

// Single objects.
export function pinned(fields) {
  const film = new Film(fields);
  film.save = function (...args) {
    this.pinned = true;
    return Film.prototype.save.apply(this, args);
  };
  return film;
}
