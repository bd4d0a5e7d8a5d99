import { Document } from './document.js';

export class Letter extends Document {
  save(...args) {
    this.trail = ['letter'];
    eval('this.trail.push("eval")');
    return super.save(...args);
  }
}

export class Postcard extends Letter {}

export class Parcel extends Letter {
  save(...args) {
    const result = super.save(...args);
    this.trail = [...this.trail, 'parcel'];
    return result;
  }
}
