export class DatabaseError extends Error {
  constructor(message) {
    super(message);
    this.name = new.target.name;
  }
}

export class ValidationError extends DatabaseError {
  constructor(message, field = null) {
    super(message);
    this.field = field;
  }
}
