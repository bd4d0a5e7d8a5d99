import { Shelf } from './shelf.js';

export class Archive extends Shelf {
  put(item) {
    return super.put({ ...item, archived: true });
  }

  live() {
    return super.live() * 2;
  }

  render() {
    return `archive: ${super.render()}`;
  }
}

export class Both extends Shelf {
  put(item) {
    return super.put({ ...item, both: true });
  }

  async putAsync(item) {
    return await super.putAsync({ ...item, both: true });
  }
}

export class Lent extends Archive {
  // orm-migrate-ignore
  put(item) {
    return super.put({ ...item, lent: true });
  }
}

export class Spare extends Archive {
  put(item) {
    return super.put({ ...item, spare: true });
  }
}
