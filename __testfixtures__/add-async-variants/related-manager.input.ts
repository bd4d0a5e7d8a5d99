import { Model, type RelatedManager } from 'orm';

export class Tag extends Model {
  declare name: string;
}

export class Photo extends Model {
  declare tags: RelatedManager<Tag>;
  declare names: string[];

  override save(...args: unknown[]) {
    super.save(...args);
    this.tags.clear();
    for (const name of this.names) this.tags.create({ name });
    const extra = Tag.objects.getOrCreate({ name: 'photo' })[0];
    this.tags.add(extra);
    return this.names.length;
  }
}
