import { integer, text } from '../orm/index.js';
import { Author } from './author.js';
import { Sluggable } from './mixins/sluggable.js';
import { TimestampedModel } from './timestamped.js';

/** A post in the shop's magazine. */
export class Article extends Sluggable(TimestampedModel) {
  static table = 'articles';
  static fields = {
    ...super.fields,
    title: text(),
    issue: integer(),
    body: text(),
    byline: text(),
    authorId: integer(),
  };

  get author() {
    return Author.objects.get({ id: this.authorId });
  }

  makeSlug() {
    return `${this.issue}-${super.makeSlug()}`;
  }

  save(options) {
    const minutes = Math.ceil(this.body.split(/\s+/).length / 200);
    this.byline = `${this.author.name}, ${minutes} min`;
    return super.save(options);
  }
}
