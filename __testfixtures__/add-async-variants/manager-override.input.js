import { Manager, Model } from 'orm';

export class BookManager extends Manager {
  create(fields = {}) {
    const slug = fields.title.toLowerCase();
    if (this.filter({ slug }).exists()) return this.get({ slug });
    return super.create({ ...fields, slug });
  }
}

export class Book extends Model {
  static get objects() {
    return new BookManager(this);
  }

  save(...args) {
    this.saves = (this.saves ?? 0) + 1;
    return super.save(...args);
  }
}
