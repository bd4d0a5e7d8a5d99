import { atomic, db, Model, savepoints, Transaction, aatomic } from './orm/index.js';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Line extends Model {}

export class Entry extends Model {
  save() {
    return db.transaction(() => {
      for (const each of this.lines) new Line({ id: `${this.id}-${each}` }).save();
      return super.save();
    });
  }

  /** Async variant of {@link save}. */
  async asave() {
    return await db.atransaction(async () => {
      for (const each of this.lines) await new Line({ id: `${this.id}-${each}` }).asave();
      return await super.asave();
    });
  }
}

export class Invoice extends Model {
  save() {
    return Transaction.run(() => {
      new Line({ id: `${this.id}-total` }).save();
      return super.save();
    });
  }

  /** Async variant of {@link save}. */
  async asave() {
    return await Transaction.arun(async () => {
      await new Line({ id: `${this.id}-total` }).asave();
      return await super.asave();
    });
  }
}

export class Payment extends Model {
  save() {
    return atomic(() => {
      new Line({ id: `${this.id}-paid` }).save();
      if (this.amount < 0) throw new Error('amount');
      return super.save();
    });
  }

  /** Async variant of {@link save}. */
  async asave() {
    return await aatomic(async () => {
      await new Line({ id: `${this.id}-paid` }).asave();
      if (this.amount < 0) throw new Error('amount');
      return await super.asave();
    });
  }
}

export class Note extends Model {
  save() {
    return savepoints.savepoint(() => super.save());
  }

  /** Async variant of {@link save}. */
  async asave() {
    return await savepoints.asavepoint(async () => await super.asave());
  }
}

export class Report extends Model {
  save() {
    return db.measure(() => super.save());
  }

  static {
    // orm-migrate: nested-callback - save() reaches the ORM inside a db.measure() callback
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Reminder extends Model {
  save() {
    db.onCommit(() => new Line({ id: `${this.id}-reminded` }).save());
    return super.save();
  }

  static {
    // orm-migrate: nested-callback - save() reaches the ORM inside a db.onCommit() callback
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Statement extends Model {
  save() {
    return db.transaction(() => {
      new Report({ id: `${this.id}-report` }).save();
      return super.save();
    });
  }

  static {
    // orm-migrate: fallback-in-transaction - save() runs Report.save(), a fallback, inside
    //   db.transaction()
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
