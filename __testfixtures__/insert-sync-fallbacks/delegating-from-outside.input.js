import { Model } from 'orm';

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
}

class ByProperties extends Model {}
Object.defineProperties(ByProperties.prototype, { asave: { value: delegate } });

export class Properties extends ByProperties {
  save(...args) {
    this.runs = (this.runs ?? 0) + 1;
    return super.save(...args);
  }
}

class ByReflection extends Model {}
Reflect.defineProperty(ByReflection.prototype, 'asave', { value: delegate });

export class Reflection extends ByReflection {
  save(...args) {
    this.runs = (this.runs ?? 0) + 1;
    return super.save(...args);
  }
}

class BySet extends Model {}
Reflect.set(BySet.prototype, 'asave', delegate);

export class SetByReflect extends BySet {
  save(...args) {
    this.runs = (this.runs ?? 0) + 1;
    return super.save(...args);
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
}
