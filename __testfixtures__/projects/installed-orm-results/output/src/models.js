import { Manager, Model } from 'shelf-orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Author extends Model {}

export class Book extends Model {
  save() {
    const [author, isNew] = Author.objects.getOrCreate({ title: this.author });
    author.books = (author.books ?? 0) + 1;
    author.isNew = isNew;
    author.save();
    return super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    const [author, isNew] = await Author.objects.agetOrCreate({ title: this.author });
    author.books = (author.books ?? 0) + 1;
    author.isNew = isNew;
    await author.asave();
    return await super.asave();
  }
}

export class Copy extends Model {
  save() {
    Book.objects.getOrCreate({ title: this.title, defaults: { author: 'nobody' } })[0].save();
    return super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    await (await Book.objects.agetOrCreate({ title: this.title, defaults: { author: 'nobody' } }))[0].asave();
    return await super.asave();
  }
}

/** Not a row, although it is saved. */
class Draft {
  save() {
    this.isKept = true;
  }
}

const drafts = JSON.parse('{}');

class NoteManager extends Manager {
  get(conditions) {
    return drafts[conditions.title] ?? new Draft();
  }

  /** Async variant of {@link get}. */
  async aget(conditions) {
    return drafts[conditions.title] ?? new Draft();
  }
}

export class Note extends Model {
  static get objects() {
    return new NoteManager(this);
  }
}

export class Index extends Model {
  save() {
    Note.objects.get({ title: 'none' }).save();
    return super.save();
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls Note.objects.get({ title: 'none' }).save() on
    //   either Draft of Note or Note
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
