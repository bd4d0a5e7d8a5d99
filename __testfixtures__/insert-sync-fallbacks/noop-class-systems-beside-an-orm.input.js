import Backbone from 'backbone';
import { Model } from 'orm';

export class Book extends Model {}

export const Draft = Backbone.Model.extend({
  save() {
    return Backbone.Model.prototype.save.call(this);
  },
});

export const BookView = Backbone.View.extend({
  model: Book,
  save() {
    return this.model;
  },
});
