import { Model } from 'far-orm';

export class Entry extends Model {
  declare title: string;
}

export class Book extends Model {
  declare title: string;

  save(): void {
    this.title = this.title.trim();
    super.save();
  }

  delete(): void {
    this.title = '';
    super.delete();
  }
}

export class Loan extends Model {
  declare days: number;

  save(): void {
    this.days = Math.max(1, this.days);
    super.save();
  }

  delete(): void {
    this.days = 0;
    super.delete();
  }
}

export class Member extends Model {
  declare name: string;

  save(): void {
    this.name = this.name.trim();
    super.save();
  }
}
