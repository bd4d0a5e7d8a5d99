import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

const drafts = { stored: [], save() { this.stored.push('draft'); } };

/** A functional mixin: it is run on the prototype, and writes through `this`. */
function asVersioned() {
  const save = this.save;
  this.save = function (...args) {
    this.version = (this.version ?? 0) + 1;
    return save.apply(this, args);
  };
  return this;
}

const slugged = {
  mix() {
    const { save } = this;
    this.save = function (...args) {
      this.slug = this.title.toLowerCase();
      return save.apply(this, args);
    };
  },
};

function asTagged({ tag }) {
  const { save } = this;
  Object.assign(this, {
    save(...args) {
      this.tag = tag;
      return save.apply(this, args);
    },
  });
}

/** It puts another method there, which an override calls. */
function asCounted() {
  this.count = function () {
    this.copies = Sheet.objects.filter({ title: this.title }).count();
  };
}

export class Sheet extends Model {}
asVersioned.call(Sheet.prototype);

// orm-migrate: unsupported-form - this.save replaces the method of a class
fallbackToSyncVariant(Sheet.prototype, 'save', 'asave');

export class Page extends Model {}
slugged.mix.call(Page.prototype);

// orm-migrate: unsupported-form - this.save replaces the method of a class
fallbackToSyncVariant(Page.prototype, 'save', 'asave');

export class Leaf extends Model {}
asTagged.apply(Leaf.prototype, [{ tag: 'leaf' }]);

// orm-migrate: unsupported-form - save() is put on an object by Object.assign()
fallbackToSyncVariant(Leaf.prototype, 'save', 'asave');

export class Scroll extends Model {
  save(...args) {
    this.rolled = true;
    return super.save(...args);
  }

  static {
    // orm-migrate: unsupported-form - functional-mixins.js:8 this.save may put another save() in
    //   its place
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
asVersioned.call(Scroll.prototype);

export class Folio extends Model {
  count() {
    this.copies = 0;
  }

  save(...args) {
    this.count();
    return super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls this.count() on Folio, whose count is
    //   assigned elsewhere
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
asCounted.call(Folio.prototype);

/** Nothing is run on this one. */
export class Plain extends Model {
  save(...args) {
    this.title = this.title.trim();
    return super.save(...args);
  }
}

asVersioned.call(drafts);
