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

  /** Async variant of {@link save}. */
  override async persist(): Promise<void> {
    const shelf = await this.placeLater();
    shelf.books += 1;
    await shelf.persist();
    await super.persist();
  }

  override delete(): void {
    this.refreshFromDb();
    super.delete();
  }

  /** Async variant of {@link delete}. */
  override async deleteLater(): Promise<void> {
    await this.reload();
    await super.deleteLater();
  }

  protected place(): Shelf {
    return Shelf.objects.get({ id: this.shelf });
  }

  /** Async variant of {@link place}. */
  protected async placeLater(): Promise<Shelf> {
    return await Shelf.objects.find({ id: this.shelf });
  }
}
