import { Model } from 'orm';

export class Entry extends Model {}
