import { Controller, Get, Param } from '@nestjs/common';
import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {
  declare title: string;
}

@Controller('books')
export class BooksController {
  constructor(private readonly prefix: string) {}

  @Get(':id')
  async findOne(@Param('id') id: string): Promise<string> {
    return newConnection(async () => {
      const book = await Book.objects.aget({ id: Number(id) });
      return this.prefix + book.title;
    });
  }

  @Get()
  health(): string {
    return 'ok';
  }
}
