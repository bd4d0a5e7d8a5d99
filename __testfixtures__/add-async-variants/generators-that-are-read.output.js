import { Model } from 'orm';
import { collect } from 'orm-migrate-runtime';

export class Page extends Model {}

/** Pages and those below them, each once. */
function* below(page, seen = []) {
  if (seen.includes(page.id)) return;
  seen.push(page.id);
  yield page;
  for (const child of Page.objects.filter({ parentId: page.id })) yield* below(child, seen);
}

/** Async variant of {@link below}. */
async function* abelow(page, seen = []) {
  if (seen.includes(page.id)) return;
  seen.push(page.id);
  yield page;
  for await (const child of Page.objects.filter({ parentId: page.id })) yield* abelow(child, seen);
}

export class Site extends Model {
  *titles() {
    for (const page of Page.objects.all()) yield page.title;
  }

  /** Async variant of {@link titles}. */
  async *atitles() {
    for await (const page of Page.objects.all()) yield page.title;
  }

  *entries() {
    try {
      yield ['first', Page.objects.first().title];
      yield ['count', Page.objects.count()];
    } finally {
      this.read = Page.objects.count();
    }
  }

  /** Async variant of {@link entries}. */
  async *aentries() {
    try {
      yield ['first', (await Page.objects.afirst()).title];
      yield ['count', await Page.objects.acount()];
    } finally {
      this.read = await Page.objects.acount();
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

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.list = [];
    for await (const title of this.atitles()) {
      if (title === this.last) break;
      this.list.push(title);
    }
    this.index = Object.fromEntries(new Map(await collect(this.aentries())));
    this.all = [...(await collect(abelow(await Page.objects.aget({ id: this.rootId }))))].map(({ title }) => title);
    return await super.asave(...args);
  }
}

export class Blog extends Site {
  *titles() {
    yield 'Blog';
    yield* super.titles();
  }

  /** Async variant of {@link titles}. */
  async *atitles() {
    yield 'Blog';
    yield* super.atitles();
  }
}
