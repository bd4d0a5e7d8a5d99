import { bridgeDelegatingVariants } from 'orm-migrate-runtime';

export class Base {
  save(...args) {
    console.log('save', this.constructor.name, { ...this }, args);
    return this;
  }

  async asave(...args) {
    return this.save(...args);
  }
}

bridgeDelegatingVariants(Base, { save: 'asave' });
