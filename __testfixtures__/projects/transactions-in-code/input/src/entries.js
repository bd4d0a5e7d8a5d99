import { atomic, db, Model, savepoints, Transaction } from './orm/index.js';

export class Line extends Model {}

export class Entry extends Model {
  save() {
    return db.transaction(() => {
      for (const each of this.lines) new Line({ id: `${this.id}-${each}` }).save();
      return super.save();
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
}

export class Payment extends Model {
  save() {
    return atomic(() => {
      new Line({ id: `${this.id}-paid` }).save();
      if (this.amount < 0) throw new Error('amount');
      return super.save();
    });
  }
}

export class Note extends Model {
  save() {
    return savepoints.savepoint(() => super.save());
  }
}

export class Report extends Model {
  save() {
    return db.measure(() => super.save());
  }
}

export class Reminder extends Model {
  save() {
    db.onCommit(() => new Line({ id: `${this.id}-reminded` }).save());
    return super.save();
  }
}

export class Statement extends Model {
  save() {
    return db.transaction(() => {
      new Report({ id: `${this.id}-report` }).save();
      return super.save();
    });
  }
}
