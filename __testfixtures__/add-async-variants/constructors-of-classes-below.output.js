import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Tag extends Model {}

class Snapshot {
  static of(row) {
    return new this(row);
  }

  constructor({ title }) {
    this.title = title;
  }

  copy() {
    return new this.constructor(this);
  }

  twin() {
    const { constructor: Kind } = this;
    return new Kind(this);
  }
}

/** What it is made with reaches the ORM. */
class Counted extends Snapshot {
  constructor(row) {
    super(row);
    this.tags = Tag.objects.filter({ title: row.title }).count();
  }
}

class Dated extends Snapshot {
  count = Tag.objects.filter({}).count();
}

/** The same, and nothing below it reaches the ORM. */
class Note {
  static of(text) {
    return new this(text);
  }

  constructor(text) {
    this.text = text;
  }

  copy() {
    return new this.constructor(this.text);
  }
}

class Remark extends Note {
  mark = '!';
}

export class Page extends Model {
  save(...args) {
    this.tags = Counted.of(this).tags;
    return super.save(...args);
  }

  static {
    // orm-migrate: initializer - save() calls Snapshot.of(), which creates an object whose field
    //   initializer reaches the ORM (Dated.count())
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Sheet extends Model {
  save(...args) {
    this.first = new Snapshot(this).title;
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.first = new Snapshot(this).title;
    return await super.asave(...args);
  }
}

export class Leaf extends Model {
  save(...args) {
    this.tags = counted.copy().tags;
    return super.save(...args);
  }

  static {
    // orm-migrate: initializer - save() calls Snapshot.copy(), which creates an object whose field
    //   initializer reaches the ORM (Dated.count())
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Folio extends Model {
  save(...args) {
    this.total = dated.twin().count;
    return super.save(...args);
  }

  static {
    // orm-migrate: initializer - save() calls Snapshot.twin(), which creates an object whose field
    //   initializer reaches the ORM (Dated.count())
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Scroll extends Model {
  save(...args) {
    this.note = Remark.of('rolled').copy().text;
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.note = Remark.of('rolled').copy().text;
    return await super.asave(...args);
  }
}

const counted = new Counted({ title: 'Moss' });
const dated = new Dated({ title: 'Fern' });
