import { createModel, declare } from 'class-system';
import { Model } from 'orm';

export const Post = Model.extend({
  save() {
    this.slug = String(this.title).toLowerCase();
    return Model.prototype.save.apply(this, arguments);
  },
});

const Base = Model.extend({ touch: true });

export const Page = Base.extend({
  save(options) {
    this.touched = true;
    return this._super(options);
  },
});

export const Note = declare(Model, {
  save() {
    return this.inherited(arguments);
  },
});

export const Memo = createModel({
  extends: Model,
  methods: {
    save() {
      return this.parent();
    },
  },
});

const stamps = {
  save() {
    this.stamp = 1;
  },
};
export class Letter extends Model {}
mix(stamps);

function mix(methods) {
  for (const name of Object.keys(methods)) Letter.prototype[name] = methods[name];
}

// Beside its async variant it is nobody's loss.
export const Draft = Model.extend({
  save() {
    return Model.prototype.save.call(this);
  },
  async asave() {
    return Model.prototype.asave.call(this);
  },
});
