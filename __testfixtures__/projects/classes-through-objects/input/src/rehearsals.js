import { Destructured, Described, Inheriting, Listed, Log, Memory, Named, Plain, Prototyped, Reflected, Registered } from './orders.js';

export const stores = [
  new Destructured(new Log()),
  new Named(new Log()),
  new Reflected(new Log()),
  new Inheriting(new Log()),
  new Prototyped(new Log()),
  new Described(new Log()),
  new Listed(new Log()),
];

export const plain = new Plain();

function rehearseDestructured(store) {
  const { constructor } = store;
  return new constructor(new Memory());
}

function rehearseNamed(store) {
  const Own = store.constructor;
  return new Own(new Memory());
}

function rehearseReflected(store) {
  return Reflect.construct(Object.getPrototypeOf(store).constructor, [new Memory()]);
}

function rehearseInheriting(store) {
  return { __proto__: store, log: new Memory() };
}

function rehearsePrototyped(store) {
  return Object.setPrototypeOf({ log: new Memory() }, Prototyped.prototype);
}

function rehearseDescribed(store) {
  return Object.create(store, { log: { value: new Memory() } });
}

export const rehearsals = [
  rehearseDestructured(stores[0]),
  rehearseNamed(stores[1]),
  rehearseReflected(stores[2]),
  rehearseInheriting(stores[3]),
  rehearsePrototyped(stores[4]),
  rehearseDescribed(stores[5]),
  new Registered.made[0](new Memory()),
];
