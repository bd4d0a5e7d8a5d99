export const Stamped = (Base) =>
  class extends Base {
    save(options) {
      this.stampedAt = 'today';
      return super.save(options);
    }
  };
