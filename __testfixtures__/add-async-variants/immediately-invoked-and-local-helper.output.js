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

  /** Async variant of {@link save}. */
  async asave(...args) {
    const next = async () => (await Plan.objects.acount()) + 1;
    this.position = await (async () => {
      if (this.pinned) return 0;
      return await next();
    })();
    const store = async (options) => {
      return await super.asave(options, ...args);
    };
    return await store({ position: this.position });
  }
}
