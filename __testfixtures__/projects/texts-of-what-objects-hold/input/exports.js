import { Model } from 'orm';

export class Visit extends Model {}

/** Counts the visits when it is made a text. */
class Loan {
  constructor(id) {
    this.id = id;
  }

  toJSON() {
    return { id: this.id, visits: Visit.objects.count() };
  }
}

class Label {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return `${this.text} ${Visit.objects.count()}`;
  }
}

class Basket {
  constructor() {
    this.loan = new Loan(3);
  }
}

class Shelf {
  loans = [new Loan(4)];
}

class Desk {
  #loan = new Loan(5);

  get loan() {
    return this.#loan;
  }
}

class Parcel {
  loan = new Loan(6);

  toJSON() {
    return { weight: 2 };
  }
}

class Crate {
  content = new Loan(7);

  toJSON() {
    return { content: [this.content] };
  }
}

export class FromFields extends Model {
  save(options) {
    this.text = JSON.stringify(new Basket());
    return super.save(options);
  }
}

export class FromCopies extends Model {
  save(options) {
    const shelf = new Shelf();
    this.text = JSON.stringify({ ...shelf });
    return super.save(options);
  }
}

export class FromAssignments extends Model {
  save(options) {
    const row = {};
    row.loan = new Loan(8);
    this.text = JSON.stringify(row);
    return super.save(options);
  }
}

export class FromRecords extends Model {
  save(options) {
    const row = Object.create(null);
    row.loan = new Loan(9);
    this.text = JSON.stringify([row]);
    return super.save(options);
  }
}

export class FromResults extends Model {
  save(options) {
    this.text = JSON.stringify({ crate: new Crate() });
    return super.save(options);
  }
}

export class FromKeys extends Model {
  save(options) {
    this.text = Object.keys({ [new Label('a')]: 1 }).join();
    return super.save(options);
  }
}

export class FromKeysSet extends Model {
  save(options) {
    const counts = {};
    counts[new Label('b')] = 1;
    this.text = Object.keys(counts).join();
    return super.save(options);
  }
}

/** What is private, or not part of what `toJSON()` gives, becomes no text. */
export class FromOthers extends Model {
  save(options) {
    this.text = JSON.stringify([new Desk(), new Parcel()]);
    return super.save(options);
  }
}
