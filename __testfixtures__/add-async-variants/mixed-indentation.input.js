import { Model } from 'orm';

export class Mixed extends Model {
    delete() {
	return super.delete();
    }

    save(...args) {
	if (this.a) {
	    this.b = this.a;
        this.c = 1;
	}
	return super.save(...args);
    }
}
