import { Model } from 'orm';

export class Page extends Model {}

export class Site extends Model {
  save(...args) {
    super.save(...args);
    const pages = Page.objects.filter({ site: this.id }).orderBy('title');
    this.titles = [];
    for (const { title, tags: [tag = 'none'] = [] } of pages) this.titles.push(`${title}, ${tag}`);
    pages: for (let page of pages) {
      for (const other of Page.objects.all()) {
        if (other.title === page.title) continue pages;
        if (other.draft) break pages;
        page.seen = other.title;
        page.save();
      }
    }
    return this.first();
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    await super.asave(...args);
    const pages = Page.objects.filter({ site: this.id }).orderBy('title');
    this.titles = [];
    for await (const { title, tags: [tag = 'none'] = [] } of pages) this.titles.push(`${title}, ${tag}`);
    pages: for await (let page of pages) {
      for await (const other of Page.objects.all()) {
        if (other.title === page.title) continue pages;
        if (other.draft) break pages;
        page.seen = other.title;
        await page.asave();
      }
    }
    return await this.afirst();
  }

  first() {
    for (const page of Page.objects.orderBy('-title')) if (page.site === this.id) return page.title;
    return Page.objects.count();
  }

  /** Async variant of {@link first}. */
  async afirst() {
    for await (const page of Page.objects.orderBy('-title')) if (page.site === this.id) return page.title;
    return await Page.objects.acount();
  }
}
