import { Manager, Model } from './orm/models.js';

export class Author extends Model {
  static table = 'authors';
  static objects = new Manager(this);

  recount(by) {
    this.letters = (this.letters ?? 0) + by;
    this.save();
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
}
