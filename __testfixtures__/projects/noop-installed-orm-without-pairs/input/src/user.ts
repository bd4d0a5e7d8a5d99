import { Model } from 'tiny-orm';

export class User extends Model {
  override save(): void {
    super.save();
    console.log('saved');
  }
}
