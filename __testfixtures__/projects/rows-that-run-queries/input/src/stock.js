import { Row } from './orm.js';

export class Shelf extends Row {
  static table = 'shelves';
}

/** Its number is how many there are: that is asked for when one is made. */
export class Crate extends Row {
  static table = 'crates';

  constructor(values) {
    super(values);
    this.number ??= Shelf.query.count() + 1;
  }
}

export class Pallet extends Row {
  static table = 'pallets';
  level = Shelf.query.count();
}

export class Label extends Row {
  static table = 'labels';

  static hydrate(values) {
    const label = super.hydrate(values);
    label.shelves = Shelf.query.count();
    return label;
  }
}

/** No more than so many fit. */
export class Box extends Row {
  static table = 'boxes';
  static checks = [
    (box) => {
      if (Shelf.query.count() > 9) throw new Error(`no shelf for ${box.title}`);
    },
  ];
}
