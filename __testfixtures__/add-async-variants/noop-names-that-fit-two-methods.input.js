class Store {
  save() {}

  store() {}

  async storeAsync() {}
}

export class Book extends Store {
  save() {
    this.stamp = 1;
    super.save();
  }

  store() {
    this.stamp = 2;
    super.store();
  }
}
