import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Product extends Model {}

class Summary {
  products = Product.objects.count();
}

export class Store extends Model {
  save(...args) {
    this.products = new Summary().products;
    return super.save(...args);
  }

  static {
    // orm-migrate: initializer - save() creates an object whose field initializer reaches the ORM
    //   (Summary.products())
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
