import { Book } from './models.js';

export class BookRepository {
  async all() {
    return await Book.objects.acount();
  }

  async add(title) {
    return await Book.objects.acreate({ title });
  }
}

export class BookService {
  constructor(repository) {
    this.repository = repository;
  }

  async count() {
    return this.repository.all();
  }

  async add(title) {
    const book = await this.repository.add(title);
    return book.title;
  }
}
