import { Model } from 'orm';

export class Book extends Model {}

export const total = await Book.objects.acount();
const rare = await Book.objects.filter({ stock: 1 }).acount();

export { rare };
