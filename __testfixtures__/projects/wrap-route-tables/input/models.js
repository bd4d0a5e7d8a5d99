import { Model } from 'orm';

export class Book extends Model {}
