import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

/** An async variant, written by hand, that ends up in the sync one. */
async function delegate(...args) {
  return this.save(...args);
}

class ByAlias extends Model {}
const P = ByAlias.prototype;
P.asave = delegate;

export class Alias extends ByAlias {
  save(...args) {
    this.runs = (this.runs ?? 0) + 1;
    return super.save(...args);
  }

  static {
    // orm-migrate: delegating-base - the base's asave() calls save(): delegating-from-outside.js:10
    //   P.asave puts one on ByAlias: delegate() uses save
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

class ByBlock extends Model {
  static {
    this.prototype.asave = delegate;
  }
}

export class Block extends ByBlock {
  save(...args) {
    this.runs = (this.runs ?? 0) + 1;
    return super.save(...args);
  }

  static {
    // orm-migrate: delegating-base - the base's asave() calls save(): delegating-from-outside.js:21
    //   this.prototype.asave puts one on ByBlock: delegate() uses save
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

function install(Base) {
  Base.prototype.asave = delegate;
}
class ByFunction extends Model {}
install(ByFunction);

export class ByFunctionBook extends ByFunction {
  save(...args) {
    this.runs = (this.runs ?? 0) + 1;
    return super.save(...args);
  }

  static {
    // orm-migrate: delegating-base - the base's asave() calls save(): delegating-from-outside.js:33
    //   Base.prototype.asave puts one on ByFunction: delegate() uses save
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

class ByProperties extends Model {}
Object.defineProperties(ByProperties.prototype, { asave: { value: delegate } });

export class Properties extends ByProperties {
  save(...args) {
    this.runs = (this.runs ?? 0) + 1;
    return super.save(...args);
  }

  static {
    // orm-migrate: delegating-base - the base's asave() calls save(): delegating-from-outside.js:46
    //   ByProperties.prototype.asave puts one on ByProperties: delegate() uses save
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

class ByReflection extends Model {}
Reflect.defineProperty(ByReflection.prototype, 'asave', { value: delegate });

export class Reflection extends ByReflection {
  save(...args) {
    this.runs = (this.runs ?? 0) + 1;
    return super.save(...args);
  }

  static {
    // orm-migrate: delegating-base - the base's asave() calls save(): delegating-from-outside.js:56
    //   Reflect.defineProperty() puts one on ByReflection: delegate() uses save
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

class BySet extends Model {}
Reflect.set(BySet.prototype, 'asave', delegate);

export class SetByReflect extends BySet {
  save(...args) {
    this.runs = (this.runs ?? 0) + 1;
    return super.save(...args);
  }

  static {
    // orm-migrate: delegating-base - the base's asave() calls save(): delegating-from-outside.js:66
    //   Reflect.set() puts one on BySet: delegate() uses save
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

class ByName extends Model {}
for (const name of ['save', 'delete']) {
  ByName.prototype[`a${name}`] = async function (...args) {
    return this[name](...args);
  };
}

export class Name extends ByName {
  save(...args) {
    this.runs = (this.runs ?? 0) + 1;
    return super.save(...args);
  }

  static {
    // orm-migrate: delegating-base - the base's asave() calls save(): delegating-from-outside.js:77
    //   ByName.prototype[`a${name}`] puts one on ByName: a function without a name calls a method
    //   by a computed name
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

/** Other members are nobody's business, and a class that is registered somewhere keeps its mirrors. */
class Registered extends Model {}
const registry = new Map();
registry.set('registered', Registered);
Reflect.set(Registered.prototype, 'label', function () {
  return this.save.name;
});
Object.keys(Registered.prototype);

export class Mirrored extends Registered {
  save(...args) {
    this.runs = (this.runs ?? 0) + 1;
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.runs = (this.runs ?? 0) + 1;
    return await super.asave(...args);
  }
}
