import { Model } from 'orm';

class News extends Model {}

export class Note extends Model {
  'what\'s new'() {
    News.objects.create({ title: 'news' });
  }

  /** Async variant of {@link what's new}. */
  async 'awhat\'s new'() {
    await News.objects.acreate({ title: 'news' });
  }

  ["two\nlines"]() {
    this['what\'s new']();
  }

  /** Async variant of {@link two\nlines}. */
  async ["atwo\nlines"]() {
    await this['awhat\'s new']();
  }

  '*/ \\ `${a}`'() {
    this["two\nlines"]();
  }

  /** Async variant of {@link *\/ \\ `${a}`}. */
  async 'a*/ \\ `${a}`'() {
    await this["atwo\nlines"]();
  }

  save() {
    this["*/ \\ `${a}`"]();
    super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    await this["a*/ \\ `${a}`"]();
    await super.asave();
  }
}
