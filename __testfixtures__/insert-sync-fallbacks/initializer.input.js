import { Model } from 'orm';

export class Product extends Model {}

class Summary {
  products = Product.objects.count();
}

export class Store extends Model {
  save(...args) {
    this.products = new Summary().products;
    return super.save(...args);
  }
}
