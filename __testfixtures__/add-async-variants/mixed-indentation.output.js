import { Model } from 'orm';

export class Mixed extends Model {
    delete() {
	return super.delete();
    }

    /** Async variant of {@link delete}. */
    async adelete() {
	return await super.adelete();
    }

    save(...args) {
	if (this.a) {
	    this.b = this.a;
        this.c = 1;
	}
	return super.save(...args);
    }

    /** Async variant of {@link save}. */
    async asave(...args) {
	if (this.a) {
	    this.b = this.a;
        this.c = 1;
	}
	return await super.asave(...args);
    }
}
