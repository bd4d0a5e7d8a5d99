class Store {
  save() {}

  async saveSoon() {}
}

export class Book extends Store {
  save() {
    this.stamp = 1;
    super.save();
  }
}
