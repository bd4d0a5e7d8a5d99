import { Manager, Model } from 'orm';

export class VisitManager extends Manager<Visit> {
  override create(fields: { place: string }): Visit {
    const visit = super.create(fields);
    visit.count();
    return visit;
  }
}

export class Visit extends Model {
  static override objects = new VisitManager(this);
  place = '';
  times = 0;

  count(): void {
    this.times += 1;
    this.save();
  }
}
