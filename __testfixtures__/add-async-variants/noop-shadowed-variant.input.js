class Base {
  save() {
    return 1;
  }

  asave = async () => 1;
}

export class Book extends Base {
  save() {
    return super.save() + 1;
  }
}
