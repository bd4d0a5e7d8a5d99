import { groupBy } from './lists.js';
import { engine } from './orm/engine.js';
import { Manager } from './orm/manager.js';
import { Model } from './orm/model.js';
import { Remote } from './orm/remote.js';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

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

  /** Async variant of {@link save}. */
  async asave() {
    const rows = await Entry.where({ account: this.code }).sortBy('cents', 'desc').limit(2).aall();
    const [largest, ...rest] = rows;
    this.largest = largest?.cents ?? 0;
    this.others = rest.length;
    this.kinds = [...groupBy(rows, (row) => row.kind).keys()].sort().join();
    await super.asave();
  }

  delete() {
    for (const entry of Entry.objects.filter({ account: this.code }).all()) entry.delete();
    return super.delete();
  }

  /** Async variant of {@link delete}. */
  async adelete() {
    for (const entry of await Entry.objects.filter({ account: this.code }).aall()) await entry.adelete();
    return await super.adelete();
  }
}

export class Audit extends Model {
  static table = 'audits';

  save() {
    this.number = engine.run('select', 'audits', () => true).length + 1;
    super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    this.number = (await engine.arun('select', 'audits', () => true)).length + 1;
    await super.asave();
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

  /** Async variant of {@link save}. */
  async asave() {
    this.number = (await Report.archive.filter({ year: this.year }).acount()) + 1;
    await desk.manager.acreate({ year: this.year });
    await super.asave();
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

  static {
    // orm-migrate: unresolved-receiver - save() calls this.source.filter({ year: this.year
    //   }).count(), and what that is called on cannot be told
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Export extends Remote {
  delete() {
    this.deleted = (this.deleted ?? 0) + 1;
    return super.delete();
  }

  static {
    // orm-migrate: delegating-base - the base's adelete() calls delete(): a function without a name
    //   uses delete
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }
}

export function open(year) {
  Report.archive = new Manager(Entry);
  desk.manager = new Manager(Entry);
  return new Report({ year });
}
