import { Model } from 'orm';

export class Avatar extends Model {
  save(...args) {
    this.rendering = Promise.resolve(this.seed).then((seed) => {
      this.pixels = seed * 2;
      super.save(...args);
    });
    return null;
  }
}
