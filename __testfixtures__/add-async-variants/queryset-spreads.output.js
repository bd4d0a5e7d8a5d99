import { Model } from 'orm';
import { collect } from 'orm-migrate-runtime';

export class Tag extends Model {}

export class Post extends Model {
  save(...args) {
    super.save(...args);
    const tags = [...Tag.objects.filter({ post: this.id }), 'end'];
    const names = Array.from(Tag.objects.all(), (tag) => tag.name);
    const longest = Math.max(...Array.from(Tag.objects.all()).map((tag) => tag.name.length));
    const known = new Set(Tag.objects.all());
    console.log(...Tag.objects.all());
    return { tags: tags.length, names, longest, known: known.size };
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    await super.asave(...args);
    const tags = [...(await collect(Tag.objects.filter({ post: this.id }))), 'end'];
    const names = Array.from(await collect(Tag.objects.all()), (tag) => tag.name);
    const longest = Math.max(...Array.from(await collect(Tag.objects.all())).map((tag) => tag.name.length));
    const known = new Set(await collect(Tag.objects.all()));
    console.log(...(await collect(Tag.objects.all())));
    return { tags: tags.length, names, longest, known: known.size };
  }
}
