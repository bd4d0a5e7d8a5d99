import { Model } from 'orm';

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

export class Page extends Model {}
slugged.mix.call(Page.prototype);

export class Leaf extends Model {}
asTagged.apply(Leaf.prototype, [{ tag: 'leaf' }]);

export class Scroll extends Model {
  save(...args) {
    this.rolled = true;
    return super.save(...args);
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
