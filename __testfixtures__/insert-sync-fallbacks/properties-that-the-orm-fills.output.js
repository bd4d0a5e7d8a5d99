import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Author extends Model {}

/** Who makes one gives its author; only that there is none any more is to be seen here. */
export class Book extends Model {
  detach() {
    this.author = false;
  }

  save(...args) {
    if (this.author) this.author.save();
    return super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls this.author.save(), and what that is called
    //   on cannot be told
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Page extends Model {
  mark(name) {
    this[`${name}At`] = 1;
  }

  clear() {
    this.notes = '';
  }

  save(...args) {
    this.mark('saved');
    if (this.notes) this.notes.forEach((note) => note.save());
    return super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls note.save(), and what that is called on
    //   cannot be told
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

/** What the constructor puts there stands in the place of a column. */
export class Cover extends Model {
  constructor(values) {
    super(values);
    this.authors = [];
    this.title ??= 'untitled';
  }

  add(author) {
    this.authors.push(new Author({ name: author }));
  }

  save(...args) {
    this.add('nobody');
    for (const author of this.authors) author.save();
    this.title = this.title.trim();
    return super.save(...args);
  }
}

/** Its rows ask for something when they are made. */
export class Print extends Model {
  set paper(name) {
    this.stock = Author.objects.filter({ name }).count();
  }
}

export class Edition extends Model {
  save(...args) {
    this.print = new Print({ paper: 'a' }).stock;
    return super.save(...args);
  }

  static {
    // orm-migrate: accessor - save() creates an object whose setter reaches the ORM (Print.paper)
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  delete(...args) {
    this.print = Print.objects.first()?.stock;
    return super.delete(...args);
  }

  static {
    // orm-migrate: opaque-call - delete() calls Print.objects.first(), which may run Print.paper as
    //   it is, which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }
}
