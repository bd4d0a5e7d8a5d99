import { Model } from 'orm';

export class Document extends Model {
  save(...args) {
    this.trail = [...(this.trail ?? []), 'document'];
    this.run('mark');
    return super.save(...args);
  }

  run(step) {
    this[step]();
  }

  mark() {
    this.trail = [...this.trail, 'mark'];
  }
}
