import { Model } from 'orm';

export class Page extends Model {}

/** Pages and those below them, each once. */
function* below(page, seen = []) {
  if (seen.includes(page.id)) return;
  seen.push(page.id);
  yield page;
  for (const child of Page.objects.filter({ parentId: page.id })) yield* below(child, seen);
}

export class Site extends Model {
  *titles() {
    for (const page of Page.objects.all()) yield page.title;
  }

  *entries() {
    try {
      yield ['first', Page.objects.first().title];
      yield ['count', Page.objects.count()];
    } finally {
      this.read = Page.objects.count();
    }
  }

  save(...args) {
    this.list = [];
    for (const title of this.titles()) {
      if (title === this.last) break;
      this.list.push(title);
    }
    this.index = Object.fromEntries(new Map(this.entries()));
    this.all = [...below(Page.objects.get({ id: this.rootId }))].map(({ title }) => title);
    return super.save(...args);
  }
}

export class Blog extends Site {
  *titles() {
    yield 'Blog';
    yield* super.titles();
  }
}
