import axios from 'axios';
import express from 'express';
import Vue from 'vue';
import { createStore } from 'vuex';
import { defineStore } from 'pinia';
import { configureStore, createSlice } from '@reduxjs/toolkit';
import _ from 'lodash';
import $ from 'jquery';
import { Model } from 'orm';

export class Book extends Model {}

export const options = { save: true, get: 'fast', delete: null };
axios.post('/books', new Book(), { delete() {}, save: true });
axios.create({ get() {}, delete() {} });

export const store = createStore({ state: { book: new Book() }, actions: { save() {}, delete() {} } });
export const useBooks = defineStore('books', { actions: { save(book) { book.title = 'x'; }, get() {} } });
export const slice = createSlice({ name: 'books', reducers: { add() {}, remove() {}, update: (s) => s } });
export const redux = configureStore({ reducer: { get() {} } });
new Vue({ data: { book: null }, methods: { save() { return 1; }, delete() {} } });
export const router = express.Router();
router.use('/books', { get() {}, delete() {} });

export const cache = new Map();
cache.set(Book, { get() {}, save() {} });
export const handlers = [];
handlers.push({ model: Book, run: 1 }, { get() {}, delete() {} });

export const book = new Book({ title: 'x', count: 3, update: 'yes' });
Object.assign(book, { title: 'y', count: 4 });
Book.objects.create({ title: 'z', count: 4 });
Book.objects.filter({ title: 'z', get: 4 });

export class Api {
  get(url) { return url; }
  save(row) { return row; }
  delete() {}
}
export const api = new Api();
function register(model, handlers) {
  handlers.get(model);
  return { model, handlers };
}
register(Book, { get() { return 1; }, delete() {} });
register(Book, api);
export function form(book, { save, cancel }) { return { submit: () => save(book), cancel }; }
form(book, { save() {}, cancel() {} });
form(book, { save: () => 1 });
expect(book).toMatchObject({ save() {} });
jest.spyOn(Book.prototype, 'save');
vi.mock('./book.js', () => ({ Book, api: { save() {} } }));
export const merged = _.merge({}, options, { get() {} });
export const picked = _.defaults({ save() {} }, options);
$.extend({}, { get() {} });
export const opts = Object.assign({}, options, { save() {} });
export const plain = Object.create(null, { get: { value() {} } });
export const frozen = Object.freeze({ save() {}, get() {} });
export const derived = Object.create(api, { get: { value() {} } });
export const light = { __proto__: api, save() {} };
export class View { save() { return new Book(); } }
View.prototype.get = function () { return 1; };
export const view = new View();
view.save = () => 2;
export const set = new Set([{ add() {} }]);
console.log(Book, { get() {} });
export default { components: { Book }, methods: { save() {}, delete() {} } };
process.on('exit', { get() {} });
export const services = { book: Book, save() {}, get() {} };
