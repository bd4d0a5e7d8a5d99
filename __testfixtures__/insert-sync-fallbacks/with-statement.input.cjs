const { Model } = require('orm');

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

  delete() {
    apply(new Theme());
    return super.delete();
  }
}

module.exports = { Theme };
