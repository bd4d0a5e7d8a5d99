import _ from 'lodash';
import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Tag extends Model {}

export class Page extends Model {
  save(...args) {
    const tags = [new Tag({ title: this.title })];
    _.invokeMap(tags, 'save');
    return super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls _.invokeMap(), which may run a member by its
    //   name that reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Sheet extends Model {
  get marks() {
    return Tag.objects.filter({ title: this.title }).count();
  }

  save(...args) {
    this.copies = _.get(this, 'marks');
    return super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls _.get(), which may run a member by its name
    //   that reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Leaf extends Model {
  set mark(title) {
    this.tag = Tag.objects.create({ title }).id;
  }

  save(...args) {
    _.assign(this, { mark: this.title });
    return super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls _.assign(), which may run a member by its
    //   name that reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Folio extends Model {
  label() {
    return Tag.objects.filter({ title: this.title }).count();
  }

  save(...args) {
    this.text = _.result(this, 'label');
    return super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls _.result(), which may run a member by its
    //   name that reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

/** Nothing of that name reaches the ORM. */
export class Card extends Model {
  save(...args) {
    this.name = _.get(this, 'title').trim();
    _.assign(this, { size: 3 });
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.name = _.get(this, 'title').trim();
    _.assign(this, { size: 3 });
    return await super.asave(...args);
  }
}
