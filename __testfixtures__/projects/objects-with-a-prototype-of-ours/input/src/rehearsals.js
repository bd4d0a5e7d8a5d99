import { Described, Inheriting, Log, Memory, Plain, Prototyped } from './orders.js';

export const stores = [new Inheriting(new Log()), new Prototyped(new Log()), new Described(new Log())];

export const plain = new Plain();

function rehearseInheriting(store) {
  return { __proto__: store, log: new Memory() };
}

function rehearsePrototyped(store) {
  return Object.setPrototypeOf({ log: new Memory() }, Prototyped.prototype);
}

function rehearseDescribed(store) {
  return Object.create(store, { log: { value: new Memory() } });
}

export const rehearsals = [rehearseInheriting(stores[0]), rehearsePrototyped(stores[1]), rehearseDescribed(stores[2])];
