import { Model } from 'orm';

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

  tags() {
    return [Tag.objects.create({ name: this.title })];
  }
}
export const shelf = 1;
