import * as shelf from 'shelf-orm';
import { bulk, Model, saveAll, slugify, touch, asaveAll } from 'shelf-orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Page extends Model {}

export class Chapter extends Model {
  save() {
    this.count = bulk.save(this.pages ?? []);
    return super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    this.count = await bulk.asave(this.pages ?? []);
    return await super.asave();
  }
}

export class Volume extends Model {
  save() {
    saveAll(this.chapters ?? []);
    shelf.saveAll(this.pages ?? []);
    return super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    await asaveAll(this.chapters ?? []);
    await shelf.asaveAll(this.pages ?? []);
    return await super.asave();
  }
}

export class Shelf extends Model {
  save() {
    bulk.flush();
    return super.save();
  }

  static {
    // orm-migrate: opaque-call - save() calls flush(), which is the ORM's own and has no async
    //   variant
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Label extends Model {
  save() {
    this.slug = slugify(this.title);
    return super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    this.slug = slugify(this.title);
    return await super.asave();
  }
}

export class Loan extends Model {
  save() {
    touch(this);
    return super.save();
  }

  static {
    // orm-migrate: opaque-call - save() calls touch(), which is the ORM's own and has no async
    //   variant
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Checked extends Model {
  save() {
    this.fullClean();
    return super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    this.fullClean();
    return await super.asave();
  }
}

export class Counted extends Model {
  clean() {
    new Page({ title: 'counted' }).save();
  }

  save() {
    this.fullClean();
    return super.save();
  }

  static {
    // orm-migrate: opaque-call - save() calls this.fullClean(), which runs Counted.clean(), which
    //   reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
