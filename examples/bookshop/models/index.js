export { Article } from './article.js';
export { AuditEntry } from './audit-entry.js';
export { Author } from './author.js';
export { Book } from './book.js';
export { Customer } from './customer.js';
export { Order } from './order.js';
export { OrderLine } from './order-line.js';
export { Review } from './review.js';
