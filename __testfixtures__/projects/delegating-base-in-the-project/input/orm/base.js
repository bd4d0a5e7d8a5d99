/** Rows in a log: an ORM whose async variants hand the sync ones to a thread. */
export class Base {
  save(...args) {
    console.log('save', this.constructor.name, { ...this }, args);
    return this;
  }

  async asave(...args) {
    return await syncToAsync(this.save.bind(this))(...args);
  }

  delete() {
    console.log('removed', this.constructor.name);
  }

  async adelete() {
    console.log('removed', this.constructor.name);
  }
}

const syncToAsync = (fn) => async (...args) => fn(...args);
