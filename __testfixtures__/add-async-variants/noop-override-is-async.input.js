import { Model } from 'orm';

export class Upload extends Model {
  async save(...args) {
    this.checksum = await digest(this.bytes);
    return super.save(...args);
  }
}

async function digest(bytes) {
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return Buffer.from(hash).toString('hex');
}
