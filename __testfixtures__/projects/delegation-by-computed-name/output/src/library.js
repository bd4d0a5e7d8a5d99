import { ByConstant, ByTable, ByOwnName, ByList, ByResult, ByJob, ByGetter, ByDescriptor, Native } from './orm/shelves.js';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class CountedByConstant extends ByConstant {
  kept = 0;

  keep(row) {
    this.kept += 1;
    return super.keep({ ...row, number: this.kept });
  }

  static {
    // orm-migrate: delegating-base - the base's akeep() calls keep(): later() calls a method by a
    //   computed name
    fallbackToSyncVariant(this.prototype, 'keep', 'akeep');
  }
}

export class CountedByTable extends ByTable {
  kept = 0;

  keep(row) {
    this.kept += 1;
    return super.keep({ ...row, number: this.kept });
  }

  static {
    // orm-migrate: delegating-base - the base's akeep() calls keep(): later() calls a method by a
    //   computed name
    fallbackToSyncVariant(this.prototype, 'keep', 'akeep');
  }
}

export class CountedByOwnName extends ByOwnName {
  kept = 0;

  keep(row) {
    this.kept += 1;
    return super.keep({ ...row, number: this.kept });
  }

  static {
    // orm-migrate: delegating-base - the base's akeep() calls keep(): shortened() calls a method by
    //   a computed name
    fallbackToSyncVariant(this.prototype, 'keep', 'akeep');
  }
}

export class CountedByList extends ByList {
  kept = 0;

  keep(row) {
    this.kept += 1;
    return super.keep({ ...row, number: this.kept });
  }

  static {
    // orm-migrate: delegating-base - the base's akeep() calls keep(): a function without a name
    //   calls a method by a computed name
    fallbackToSyncVariant(this.prototype, 'keep', 'akeep');
  }
}

export class CountedByResult extends ByResult {
  kept = 0;

  keep(row) {
    this.kept += 1;
    return super.keep({ ...row, number: this.kept });
  }

  static {
    // orm-migrate: delegating-base - the base's akeep() calls keep(): a function without a name
    //   calls a method by a computed name
    fallbackToSyncVariant(this.prototype, 'keep', 'akeep');
  }
}

export class CountedByJob extends ByJob {
  kept = 0;

  keep(row) {
    this.kept += 1;
    return super.keep({ ...row, number: this.kept });
  }

  static {
    // orm-migrate: delegating-base - the base's akeep() calls keep(): run() calls a method by a
    //   computed name
    fallbackToSyncVariant(this.prototype, 'keep', 'akeep');
  }
}

export class CountedByGetter extends ByGetter {
  kept = 0;

  keep(row) {
    this.kept += 1;
    return super.keep({ ...row, number: this.kept });
  }

  static {
    // orm-migrate: delegating-base - the base's akeep() calls keep(): keeper() calls a method by a
    //   computed name
    fallbackToSyncVariant(this.prototype, 'keep', 'akeep');
  }
}

export class CountedByDescriptor extends ByDescriptor {
  kept = 0;

  keep(row) {
    this.kept += 1;
    return super.keep({ ...row, number: this.kept });
  }

  static {
    // orm-migrate: delegating-base - the base's akeep() calls keep(): akeep() calls a method by a
    //   computed name
    fallbackToSyncVariant(this.prototype, 'keep', 'akeep');
  }
}

export class CountedNatively extends Native {
  kept = 0;

  keep(row) {
    this.kept += 1;
    return super.keep({ ...row, number: this.kept });
  }

  /** Async variant of {@link keep}. */
  async akeep(row) {
    this.kept += 1;
    return await super.akeep({ ...row, number: this.kept });
  }
}
