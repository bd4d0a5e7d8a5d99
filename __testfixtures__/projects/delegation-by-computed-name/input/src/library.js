import { ByConstant, ByTable, ByOwnName, ByList, ByResult, ByJob, ByGetter, ByDescriptor, Native } from './orm/shelves.js';

export class CountedByConstant extends ByConstant {
  kept = 0;

  keep(row) {
    this.kept += 1;
    return super.keep({ ...row, number: this.kept });
  }
}

export class CountedByTable extends ByTable {
  kept = 0;

  keep(row) {
    this.kept += 1;
    return super.keep({ ...row, number: this.kept });
  }
}

export class CountedByOwnName extends ByOwnName {
  kept = 0;

  keep(row) {
    this.kept += 1;
    return super.keep({ ...row, number: this.kept });
  }
}

export class CountedByList extends ByList {
  kept = 0;

  keep(row) {
    this.kept += 1;
    return super.keep({ ...row, number: this.kept });
  }
}

export class CountedByResult extends ByResult {
  kept = 0;

  keep(row) {
    this.kept += 1;
    return super.keep({ ...row, number: this.kept });
  }
}

export class CountedByJob extends ByJob {
  kept = 0;

  keep(row) {
    this.kept += 1;
    return super.keep({ ...row, number: this.kept });
  }
}

export class CountedByGetter extends ByGetter {
  kept = 0;

  keep(row) {
    this.kept += 1;
    return super.keep({ ...row, number: this.kept });
  }
}

export class CountedByDescriptor extends ByDescriptor {
  kept = 0;

  keep(row) {
    this.kept += 1;
    return super.keep({ ...row, number: this.kept });
  }
}

export class CountedNatively extends Native {
  kept = 0;

  keep(row) {
    this.kept += 1;
    return super.keep({ ...row, number: this.kept });
  }
}
