import { Model } from 'orm';

export class Order extends Model {
	save(...args) {
		if (this.lines.length === 0) {
			return null;
		}
		super.save(...args);
		return this;
	}
}
