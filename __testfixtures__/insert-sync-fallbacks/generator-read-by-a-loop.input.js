import { Model } from 'orm';

export class Page extends Model {}

export class Site extends Model {
  *titles() {
    for (const page of Page.objects.all()) yield page.title;
  }

  save(...args) {
    this.list = [];
    for (const title of this.titles()) this.list.push(title);
    return super.save(...args);
  }
}
