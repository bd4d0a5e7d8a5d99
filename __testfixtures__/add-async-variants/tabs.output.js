import { Model } from 'orm';

export class Order extends Model {
	save(...args) {
		if (this.lines.length === 0) {
			return null;
		}
		super.save(...args);
		return this;
	}

	/** Async variant of {@link save}. */
	async asave(...args) {
		if (this.lines.length === 0) {
			return null;
		}
		await super.asave(...args);
		return this;
	}
}
