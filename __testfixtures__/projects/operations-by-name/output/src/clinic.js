import { Borrowed, Line, Moved, Turns, Words } from './orm/dispatchers.js';
import { Mapper } from './orm/mapper.js';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Patients extends Mapper {
  insert(row) {
    if (this.select({ email: row.email }).length > 0) throw new Error(`${row.email} is known`);
    return super.insert({ ...row, visits: 0 });
  }

  /** Async variant of {@link insert}. */
  async ainsert(row) {
    if ((await this.aselect({ email: row.email })).length > 0) throw new Error(`${row.email} is known`);
    return await super.ainsert({ ...row, visits: 0 });
  }

  erase(where) {
    const [found] = this.select(where);
    if (found?.visits > 0) return 0;
    return super.erase(where);
  }

  /** Async variant of {@link erase}. */
  async aerase(where) {
    const [found] = await this.aselect(where);
    if (found?.visits > 0) return 0;
    return await super.aerase(where);
  }

  select(where) {
    return super.select({ gone: null, ...where }).map((row) => ({ ...row, initial: row.name[0] }));
  }

  /** Async variant of {@link select}. */
  async aselect(where) {
    return (await super.aselect({ gone: null, ...where })).map((row) => ({ ...row, initial: row.name[0] }));
  }
}

class Counted {
  count = 0;
}

export const counter = new Counted();

export class LetterOfWords extends Words {
  insert(row) {
    counter.count += 1;
    return super.insert(row);
  }

  static {
    // orm-migrate: delegating-base - the base's ainsert() calls insert(): invoke() calls a method
    //   by a computed name
    fallbackToSyncVariant(this.prototype, 'insert', 'ainsert');
  }
}

export class LetterOfTurns extends Turns {
  insert(row) {
    counter.count += 1;
    return super.insert(row);
  }

  static {
    // orm-migrate: delegating-base - the base's ainsert() calls insert(): invoke() calls a method
    //   by a computed name
    fallbackToSyncVariant(this.prototype, 'insert', 'ainsert');
  }
}

export class LetterInLine extends Line {
  insert(row) {
    counter.count += 1;
    return super.insert(row);
  }

  static {
    // orm-migrate: delegating-base - the base's ainsert() calls insert(): invoke() calls a method
    //   by a computed name
    fallbackToSyncVariant(this.prototype, 'insert', 'ainsert');
  }
}

export class LetterMoved extends Moved {
  insert(row) {
    counter.count += 1;
    return super.insert(row);
  }

  static {
    // orm-migrate: delegating-base - the base's ainsert() calls insert(): invoke() calls a method
    //   by a computed name
    fallbackToSyncVariant(this.prototype, 'insert', 'ainsert');
  }
}

export class LetterBorrowed extends Borrowed {
  insert(row) {
    counter.count += 1;
    return super.insert(row);
  }

  static {
    // orm-migrate: delegating-base - the base's ainsert() calls insert(): invoke() calls a method
    //   by a computed name
    fallbackToSyncVariant(this.prototype, 'insert', 'ainsert');
  }
}
