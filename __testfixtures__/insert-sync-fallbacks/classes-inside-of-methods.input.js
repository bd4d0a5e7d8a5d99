import { Model } from 'orm';

export class Row extends Model {}

export class Import extends Model {
  save(...args) {
    const source = this.source;
    class Line extends Row {
      save(...options) {
        this.source = source;
        this.position = Line.objects.count();
        return super.save(...options);
      }
    }
    const Loud = class extends Line {
      save(...options) {
        this.text = this.text.toUpperCase();
        return super.save(...options);
      }
    };
    for (const text of this.lines) new Loud({ text }).save();
    this.kinds = [Line.objects.count(), Loud.objects.count()];
    return super.save(...args);
  }
}
