import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Tag extends Model {}

export class Post extends Model {
  save(...args) {
    super.save(...args);
    const tags = [...Tag.objects.filter({ post: this.id })];
    const [first] = Tag.objects.orderBy('name');
    const all = Array.from(Tag.objects.all());
    return { tags, first, all };
  }

  static {
    // orm-migrate: queryset-iteration - save() runs a query by destructuring ([first])
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
