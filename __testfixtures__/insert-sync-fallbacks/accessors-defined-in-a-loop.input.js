import { Model } from 'orm';

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
}

export class Note extends Model {
  save() {
    this.color = new Pen().color;
    super.save();
  }
}

export class Card extends Model {
  save() {
    const place = { shelf: 3 };
    this.shelf = place.shelf;
    super.save();
  }
}
