import { Model } from 'backbone';
import { Component } from 'ember';
export const A = Model.extend({ save() { return Model.prototype.save.apply(this, arguments); } });
export const B = Component.extend({ actions: { save() {} }, get() {} });
export class E extends HTMLElement { save() {} get() {} }
function mixin(C) { C.prototype.save = function () {}; }
mixin(E);
export const c = { __proto__: new A(), save() {} };
export const books = Object.assign(Object.create(new A()), { get() {} });
