import { Model } from 'orm';

export class Plan extends Model {
  save(...args) {
    const next = () => Plan.objects.count() + 1;
    this.position = (() => {
      if (this.pinned) return 0;
      return next();
    })();
    function store(self) {
      return Model.prototype.save.call(self, ...args);
    }
    return store(this);
  }
}
