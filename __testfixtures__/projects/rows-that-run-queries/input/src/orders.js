import { Row } from './orm.js';
import { Box, Crate, Label, Pallet, Shelf } from './stock.js';

class Order extends Row {
  static table = 'orders';
}

export class Packing extends Order {
  save() {
    this.crate = Crate.query.create({ title: this.title }).number;
    return super.save();
  }
}

export class Loading extends Order {
  save() {
    this.level = Pallet.query.first()?.level;
    return super.save();
  }
}

export class Naming extends Order {
  save() {
    this.shelves = Label.query.first()?.shelves;
    return super.save();
  }
}

export class Parcel extends Box {
  save() {
    this.title = this.title.trim();
    return super.save();
  }
}

/** Nothing of a shelf asks for anything when it is made. */
export class Shelving extends Order {
  save() {
    this.shelf = Shelf.query.create({ title: this.title }).title;
    this.shelves = Shelf.query.count();
    return super.save();
  }
}

/** What is counted is not made. */
export class Counting extends Order {
  save() {
    this.crates = Crate.query.count();
    return super.save();
  }
}
