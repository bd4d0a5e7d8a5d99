import { Manager, Model } from 'desk-orm';

class ShelfManager extends Manager {
  get free() {
    return 100 - this.count();
  }

  take(label) {
    const shelf = new Shelf({ key: `${label}-${this.count()}` });
    shelf.save();
    return shelf;
  }

  /** Async variant of {@link take}. */
  async atake(label) {
    const shelf = new Shelf({ key: `${label}-${await this.acount()}` });
    await shelf.asave();
    return shelf;
  }
}

export class Shelf extends Model {
  static Manager = ShelfManager;

  save() {
    this.position ??= Shelf.objects.count();
    super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    this.position ??= await Shelf.objects.acount();
    await super.asave();
  }
}

export class Box extends Model {
  save() {
    if (!this.shelf) this.shelf = Shelf.objects.take('box').key;
    super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    if (!this.shelf) this.shelf = (await Shelf.objects.atake('box')).key;
    await super.asave();
  }
}
