import { Manager, Model } from 'orm';

export class Entry extends Model {}

export class BookManager extends Manager {
  get(conditions) {
    record('get', conditions.id);
    return super.get(conditions);
  }
}

export class Book extends Model {
  save() {
    this.number();
    new Log().write(this.title);
    super.save();
  }

  number() {
    this.index = Entry.objects.filter({ kind: 'save' }).count();
  }
}

class Log {
  write(what) {
    record('save', what);
  }
}

function record(kind, what) {
  Entry.objects.create({ kind, what });
}
