import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

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

  static {
    // orm-migrate: generator - save() calls numbers(), which is a generator
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
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

  static {
    // orm-migrate: generator - save() calls Menu.titles(), which is a generator
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
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

  static {
    // orm-migrate: promise-result - save() calls Feed.parts(), which yields a promise, which an
    //   async variant would unwrap
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  *parts() {
    yield Promise.resolve(Page.objects.count());
  }
}
