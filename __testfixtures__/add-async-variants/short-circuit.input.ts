import { Model } from 'orm';

export class Author extends Model {
  declare name: string;
}

export class Draft extends Model {
  declare author: Author | null;
  declare dirty: boolean;
  declare published: boolean;

  override save(...args: unknown[]) {
    this.dirty && this.author?.save();
    this.published || super.save(...args);
    const fresh = this.author ?? Author.objects.first();
    return this.published ? null : fresh;
  }
}
