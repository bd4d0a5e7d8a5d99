import { groupBy } from './lists.js';
import { engine } from './orm/engine.js';
import { Manager } from './orm/manager.js';
import { Model } from './orm/model.js';
import { Remote } from './orm/remote.js';

export class Entry extends Model {
  static table = 'entries';
}

export class Account extends Model {
  static table = 'accounts';

  save() {
    const rows = Entry.where({ account: this.code }).sortBy('cents', 'desc').limit(2).all();
    const [largest, ...rest] = rows;
    this.largest = largest?.cents ?? 0;
    this.others = rest.length;
    this.kinds = [...groupBy(rows, (row) => row.kind).keys()].sort().join();
    super.save();
  }

  delete() {
    for (const entry of Entry.objects.filter({ account: this.code }).all()) entry.delete();
    return super.delete();
  }
}

export class Audit extends Model {
  static table = 'audits';

  save() {
    this.number = engine.run('select', 'audits', () => true).length + 1;
    super.save();
  }
}

class Desk {
  #manager = null;

  get manager() {
    return this.#manager;
  }

  set manager(manager) {
    this.#manager = manager;
  }
}

const desk = new Desk();

export class Report extends Model {
  static table = 'reports';

  static get archive() {
    return Report.kept ?? Report.objects;
  }

  static set archive(manager) {
    Report.kept = manager;
  }

  save() {
    this.number = Report.archive.filter({ year: this.year }).count() + 1;
    desk.manager.create({ year: this.year });
    super.save();
  }
}

export class Statement extends Model {
  static table = 'statements';
  #source = null;

  get source() {
    return this.#source;
  }

  /** The constructor of the model may be given anything to put here. */
  set source(manager) {
    this.#source = manager;
  }

  save() {
    this.number = this.source.filter({ year: this.year }).count();
    super.save();
  }
}

export class Export extends Remote {
  delete() {
    this.deleted = (this.deleted ?? 0) + 1;
    return super.delete();
  }
}

export function open(year) {
  Report.archive = new Manager(Entry);
  desk.manager = new Manager(Entry);
  return new Report({ year });
}
