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

  /** Async variant of {@link save}. */
  async asave(...args) {
    const base = this.title.toLowerCase().replace(/\W+/g, '-');
    let slug = base;
    let suffix = 1;
    while (await Article.objects.filter({ slug }).aexists()) {
      suffix += 1;
      slug = `${base}-${suffix}`;
    }
    this.slug = slug;
    return await super.asave(...args);
  }
}
