import { Model } from 'orm';

export class Plan extends Model {
  save(...args) {
    const next = () => Plan.objects.count() + 1;
    this.position = (() => {
      if (this.pinned) return 0;
      return next();
    })();
    const store = (options) => {
      return super.save(options, ...args);
    };
    return store({ position: this.position });
  }
}
