import { text } from '../../orm/index.js';

const slugify = (title) =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Gives a model with a `title` an address. It is made once: links must survive a change of title. */
export const Sluggable = (Base) =>
  class extends Base {
    static fields = { ...super.fields, slug: text({ unique: true }) };

    makeSlug() {
      return slugify(this.title);
    }

    save(options) {
      this.slug ||= this.makeSlug();
      return super.save(options);
    }
  };
