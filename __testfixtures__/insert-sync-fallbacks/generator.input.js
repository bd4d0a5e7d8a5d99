import { Model } from 'orm';

export class Page extends Model {}

function* numbers() {
  for (let number = Page.objects.count(); ; number += 1) yield number;
}

/** It is kept, and asked for one value. */
export class Site extends Model {
  save(...args) {
    const free = numbers();
    this.number = free.next().value;
    return super.save(...args);
  }
}

/** Only some of those that may run are generators. */
export class Menu extends Model {
  *titles() {
    for (const page of Page.objects.all()) yield page.title;
  }

  save(...args) {
    this.list = [];
    for (const title of this.titles()) this.list.push(title);
    return super.save(...args);
  }
}

export class ShortMenu extends Menu {
  titles() {
    return Page.objects.first() ? ['Home'] : [];
  }
}

/** What it yields is given back as it is, and an async generator would wait for it. */
export class Feed extends Model {
  save(...args) {
    this.chunks = [...this.parts()].length;
    return super.save(...args);
  }

  *parts() {
    yield Promise.resolve(Page.objects.count());
  }
}
