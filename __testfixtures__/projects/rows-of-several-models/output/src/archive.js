import { Manager, Model } from './orm/models.js';

export class Author extends Model {
  static table = 'authors';
  static objects = new Manager(this);

  recount(by) {
    this.letters = (this.letters ?? 0) + by;
    this.save();
  }

  /** Async variant of {@link recount}. */
  async arecount(by) {
    this.letters = (this.letters ?? 0) + by;
    await this.asave();
  }
}

export class Desk extends Model {
  static table = 'desks';
  static objects = new Manager(this);

  open() {
    this.opened = true;
  }
}

export class Letter extends Model {
  static table = 'letters';
  static objects = new Manager(this);

  save() {
    super.save();
    Author.objects.get({ id: this.author }).recount(1);
    Desk.objects.first()?.open();
  }

  /** Async variant of {@link save}. */
  async asave() {
    await super.asave();
    await (await Author.objects.aget({ id: this.author })).arecount(1);
    (await Desk.objects.afirst())?.open();
  }
}
