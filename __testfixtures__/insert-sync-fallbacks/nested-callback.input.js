import { Model } from 'orm';

export class Mail extends Model {
  save(...args) {
    this.queued = true;
    setTimeout(() => {
      this.sent = true;
      super.save(...args);
    }, 0);
  }
}
