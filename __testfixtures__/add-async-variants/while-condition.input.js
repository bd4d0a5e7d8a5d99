import { Model } from 'orm';

export class Article extends Model {
  save(...args) {
    const base = this.title.toLowerCase().replace(/\W+/g, '-');
    let slug = base;
    let suffix = 1;
    while (Article.objects.filter({ slug }).exists()) {
      suffix += 1;
      slug = `${base}-${suffix}`;
    }
    this.slug = slug;
    return super.save(...args);
  }
}
