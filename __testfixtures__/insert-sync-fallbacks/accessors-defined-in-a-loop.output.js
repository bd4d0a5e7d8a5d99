import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Author extends Model {}

export class Book {}

const relations = {
  author: () => Author.objects.get({ id: 1 }),
  shelf: () => ({ id: 3 }),
};

for (const [name, load] of Object.entries(relations)) {
  Object.defineProperty(Book.prototype, name, {
    get() {
      return load(this);
    },
  });
}

export class Pen {
  color = 'blue';
}

Object.keys(relations).forEach((name) => {
  Object.defineProperty(Book, name, { value: name });
});

export class Quote extends Model {
  save() {
    this.source = new Book().author.name;
    super.save();
  }

  static {
    // orm-migrate: lazy-relation - save() reads new Book().author, an accessor that reaches the ORM
    //   (get())
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Note extends Model {
  save() {
    this.color = new Pen().color;
    super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    this.color = new Pen().color;
    await super.asave();
  }
}

export class Card extends Model {
  save() {
    const place = { shelf: 3 };
    this.shelf = place.shelf;
    super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    const place = { shelf: 3 };
    this.shelf = place.shelf;
    await super.asave();
  }
}
