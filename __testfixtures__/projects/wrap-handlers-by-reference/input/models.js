import { Model } from 'orm';

export class Book extends Model {}

export class Entry extends Model {}
