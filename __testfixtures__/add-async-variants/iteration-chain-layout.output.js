import { Model } from 'orm';
import { forEachSequential, mapSequential } from 'orm-migrate-runtime';

export class Tag extends Model {}

export class Book extends Model {
  save() {
    this.tags()
      .map((tag) => {
        tag.book = this.title;
        tag.save();
        return `${tag.name}
      of ${tag.book}`;
      })
      .map((text) => text.length)
      .forEach((length) => {
        [1, 2]
          .filter((each) => {
            return each < length;
          })
          .forEach((each) => {
            // Twice.
            Tag.objects.create({ name: String(length + each) });
          });
      });
    this.tags().forEach((tag) => tag.save());
    super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    await forEachSequential((await mapSequential(await this.atags(), async (tag) => {
      tag.book = this.title;
      await tag.asave();
      return `${tag.name}
      of ${tag.book}`;
    }))
      .map((text) => text.length), async (length) => {
      await forEachSequential([1, 2]
        .filter((each) => {
          return each < length;
        }), async (each) => {
        // Twice.
        await Tag.objects.acreate({ name: String(length + each) });
      });
    });
    await forEachSequential(await this.atags(), async (tag) => await tag.asave());
    await super.asave();
  }

  tags() {
    return [Tag.objects.create({ name: this.title })];
  }

  /** Async variant of {@link tags}. */
  async atags() {
    return [await Tag.objects.acreate({ name: this.title })];
  }
}
export const shelf = 1;
