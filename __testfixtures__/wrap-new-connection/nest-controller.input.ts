import { Controller, Get, Param } from '@nestjs/common';
import { Model } from 'orm';

export class Book extends Model {
  declare title: string;
}

@Controller('books')
export class BooksController {
  constructor(private readonly prefix: string) {}

  @Get(':id')
  async findOne(@Param('id') id: string): Promise<string> {
    const book = await Book.objects.aget({ id: Number(id) });
    return this.prefix + book.title;
  }

  @Get()
  health(): string {
    return 'ok';
  }
}
