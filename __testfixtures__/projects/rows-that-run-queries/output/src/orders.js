import { Row } from './orm.js';
import { Box, Crate, Label, Pallet, Shelf } from './stock.js';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

class Order extends Row {
  static table = 'orders';
}

export class Packing extends Order {
  save() {
    this.crate = Crate.query.create({ title: this.title }).number;
    return super.save();
  }

  static {
    // orm-migrate: opaque-call - save() calls Crate.query.create(), whose async variant runs
    //   Crate.constructor() as it is, which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Loading extends Order {
  save() {
    this.level = Pallet.query.first()?.level;
    return super.save();
  }

  static {
    // orm-migrate: opaque-call - save() calls Pallet.query.first(), whose async variant runs
    //   Pallet.level() as it is, which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Naming extends Order {
  save() {
    this.shelves = Label.query.first()?.shelves;
    return super.save();
  }

  static {
    // orm-migrate: opaque-call - save() calls Label.query.first(), whose async variant runs
    //   Label.hydrate() as it is, which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Parcel extends Box {
  save() {
    this.title = this.title.trim();
    return super.save();
  }

  static {
    // orm-migrate: opaque-call - save() calls super.save(), whose async variant runs a function
    //   without a name as it is, which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

/** Nothing of a shelf asks for anything when it is made. */
export class Shelving extends Order {
  save() {
    this.shelf = Shelf.query.create({ title: this.title }).title;
    this.shelves = Shelf.query.count();
    return super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    this.shelf = (await Shelf.query.acreate({ title: this.title })).title;
    this.shelves = await Shelf.query.acount();
    return await super.asave();
  }
}

/** What is counted is not made. */
export class Counting extends Order {
  save() {
    this.crates = Crate.query.count();
    return super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    this.crates = await Crate.query.acount();
    return await super.asave();
  }
}
