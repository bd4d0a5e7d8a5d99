/** Asks the driver when it is iterated over, however often it was mapped before. */
export class Selection {
  constructor(read, change = (row) => row) {
    this.read = read;
    this.change = change;
  }

  map(change) {
    return new Selection(this.read, (row) => change(this.change(row)));
  }

  *[Symbol.iterator]() {
    for (const row of this.read()) yield this.change(row);
  }
}
