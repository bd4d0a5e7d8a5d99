import mongoose, { Model } from 'mongoose';

class Animal extends Model {
  save(options) {
    this.seenAt = new Date();
    return super.save(options);
  }
}

export default mongoose.model('Animal', new mongoose.Schema({ name: String }), 'animals', { overwriteModels: true });
export { Animal };
