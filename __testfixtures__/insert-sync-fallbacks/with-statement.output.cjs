const { Model } = require('orm');
const { fallbackToSyncVariant } = require('orm-migrate-runtime');

class Settings extends Model {
  load(values) {
    return Object.assign(this, values);
  }
}

/** Sloppy code, as old scripts have it. */
function apply(settings) {
  with (settings) {
    return save();
  }
}

class Theme extends Settings {
  save(...args) {
    this.applied = true;
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.applied = true;
    return await super.asave(...args);
  }

  delete() {
    apply(new Theme());
    return super.delete();
  }

  static {
    // orm-migrate: dynamic-call - delete() calls apply(), which uses a with statement
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }
}

module.exports = { Theme };
