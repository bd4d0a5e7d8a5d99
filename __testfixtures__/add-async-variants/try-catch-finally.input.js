import { Model, ValidationError } from 'orm';

export class Account extends Model {
  save(...args) {
    this.locked = true;
    try {
      if (this.balance < 0) throw new ValidationError(`${this.owner} is overdrawn`);
      return super.save(...args);
    } catch (error) {
      console.warn('not saved', error.message);
      throw error;
    } finally {
      this.locked = false;
      console.log('unlocked', this.id);
    }
  }

  refreshFromDb() {
    try {
      return super.refreshFromDb();
    } catch {
      this.balance = 0;
      return 'fresh';
    }
  }
}
