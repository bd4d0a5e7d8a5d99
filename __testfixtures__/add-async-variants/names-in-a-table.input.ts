import { Model } from 'orm';

export class Shelf extends Model {
  books = 0;
}

export class Book extends Model {
  shelf = 1;
  title = '';

  override save(): void {
    const shelf = this.place();
    shelf.books += 1;
    shelf.save();
    super.save();
  }

  override delete(): void {
    this.refreshFromDb();
    super.delete();
  }

  protected place(): Shelf {
    return Shelf.objects.get({ id: this.shelf });
  }
}
