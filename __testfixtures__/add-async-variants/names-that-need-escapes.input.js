import { Model } from 'orm';

class News extends Model {}

export class Note extends Model {
  'what\'s new'() {
    News.objects.create({ title: 'news' });
  }

  ["two\nlines"]() {
    this['what\'s new']();
  }

  '*/ \\ `${a}`'() {
    this["two\nlines"]();
  }

  save() {
    this["*/ \\ `${a}`"]();
    super.save();
  }
}
