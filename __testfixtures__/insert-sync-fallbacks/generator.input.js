import { Model } from 'orm';

export class Page extends Model {}

export class Site extends Model {
  *titles() {
    yield ['first', Page.objects.first().title];
    yield ['count', Page.objects.count()];
  }

  save(...args) {
    this.index = Object.fromEntries(new Map(this.titles()));
    return super.save(...args);
  }
}
