const { Model } = require('orm');
const { fallbackToSyncVariant } = require('orm-migrate-runtime');

class Part extends Model {}

function store(depth) {
  Part.objects.create({ depth });
  return depth > 0 ? arguments.callee(depth - 1) : 0;
}

class Machine extends Model {
  save(...args) {
    store(2);
    return super.save(...args);
  }

  static {
    // orm-migrate: dynamic-call - save() calls store(), which uses arguments.callee
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

module.exports = { Machine };
