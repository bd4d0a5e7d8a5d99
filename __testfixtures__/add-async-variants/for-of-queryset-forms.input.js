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

  first() {
    for (const page of Page.objects.orderBy('-title')) if (page.site === this.id) return page.title;
    return Page.objects.count();
  }
}
