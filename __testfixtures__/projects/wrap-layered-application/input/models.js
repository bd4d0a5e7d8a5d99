import { Model } from 'orm';

export class Book extends Model {}
export class Payment extends Model {}
