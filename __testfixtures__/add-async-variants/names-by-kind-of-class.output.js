import { Manager, Model } from 'orm';

export class Entry extends Model {}

export class BookManager extends Manager {
  get(conditions) {
    record('get', conditions.id);
    return super.get(conditions);
  }

  /** Async variant of {@link get}. */
  async aget(conditions) {
    await doRecordLater('get', conditions.id);
    return await super.aget(conditions);
  }
}

export class Book extends Model {
  save() {
    this.number();
    new Log().write(this.title);
    super.save();
  }

  /** Async variant of {@link save}. */
  async saveAsync() {
    await this.numberAsync();
    await new Log().doWriteLater(this.title);
    await super.saveAsync();
  }

  number() {
    this.index = Entry.objects.filter({ kind: 'save' }).count();
  }

  /** Async variant of {@link number}. */
  async numberAsync() {
    this.index = await Entry.objects.filter({ kind: 'save' }).acount();
  }
}

class Log {
  write(what) {
    record('save', what);
  }

  /** Async variant of {@link write}. */
  async doWriteLater(what) {
    await doRecordLater('save', what);
  }
}

function record(kind, what) {
  Entry.objects.create({ kind, what });
}

/** Async variant of {@link record}. */
async function doRecordLater(kind, what) {
  await Entry.objects.acreate({ kind, what });
}
