export const Stamped = (Base) =>
  class extends Base {
    save(options) {
      this.stampedAt = 'today';
      return super.save(options);
    }

    /** Async variant of {@link save}. */
    async asave(options) {
      this.stampedAt = 'today';
      return await super.asave(options);
    }
  };
