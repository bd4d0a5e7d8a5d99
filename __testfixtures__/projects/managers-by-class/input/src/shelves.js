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
}

export class Shelf extends Model {
  static Manager = ShelfManager;

  save() {
    this.position ??= Shelf.objects.count();
    super.save();
  }
}

export class Box extends Model {
  save() {
    if (!this.shelf) this.shelf = Shelf.objects.take('box').key;
    super.save();
  }
}
