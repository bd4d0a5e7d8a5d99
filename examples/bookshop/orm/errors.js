class OrmError extends Error {
  get name() {
    return this.constructor.name;
  }
}

export class DoesNotExist extends OrmError {}

export class MultipleObjectsReturned extends OrmError {}

/** The values of a row make no sense. */
export class ValidationError extends OrmError {}

/** The rows would no longer fit together. */
export class IntegrityError extends OrmError {}
