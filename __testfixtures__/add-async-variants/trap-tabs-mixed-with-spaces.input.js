import { Model } from 'orm';

export class Order extends Model {
	save(...args) {
	    this.total = Math.round(
		  this.total,
        );
	  if (this.total > 0) {
  		super.save(...args);
	  }
    }
}
