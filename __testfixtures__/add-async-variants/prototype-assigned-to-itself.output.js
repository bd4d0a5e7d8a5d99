import { Model } from 'orm';

export function Draft(fields) {
  Object.assign(this, fields);
}

Object.setPrototypeOf(Draft.prototype, Model.prototype);

// What the prototype is given is put on it by the call already.
Draft.prototype = Object.assign(Draft.prototype, {
  save(...args) {
    this.version = (this.version ?? 0) + 1;
    return Model.prototype.save.apply(this, args);
  },

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.version = (this.version ?? 0) + 1;
    return await Model.prototype.asave.apply(this, args);
  },
});
