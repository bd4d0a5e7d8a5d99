import { Body, Controller, Delete, Get, HttpCode, Inject, Injectable, Module, Param, Post, Query } from '@nestjs/common';
import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {
  declare title: string;
}

@Injectable()
export class BooksService {
  async titles(): Promise<string[]> {
    const titles: string[] = [];
    for await (const book of Book.objects.orderBy('title')) titles.push(book.title);
    return titles;
  }
}

@Controller('books')
export class BooksController {
  private readonly prefix = 'book: ';

  constructor(@Inject(BooksService) private readonly service: BooksService) {}

  @Get()
  async findAll(@Query('limit') limit?: string): Promise<string[]> {
    return newConnection(async (): Promise<string[]> => {
      const titles = await this.service.titles();
      return titles.slice(0, Number(limit ?? titles.length));
    });
  }

  @Get('health')
  health(): string {
    return 'ok';
  }

  @Get(':id')
  async findOne(@Param('id') id: string): Promise<string> {
    return newConnection(async () => {
      const book = await Book.objects.aget({ id: Number(id) });
      return this.prefix + book.title;
    });
  }

  @Post()
  @HttpCode(202)
  async create(@Body() body: object): Promise<object> {
    return newConnection(async (): Promise<object> => {
      const book = await Book.objects.acreate(body);
      return { id: book.id, arguments: arguments.length };
    });
  }

  @Delete(':id')
  async remove(@Param('id') id: string): Promise<void> {
    return newConnection(async () => {
      const book = await Book.objects.aget({ id: Number(id) });
      await book.adelete();
    });
  }
}

@Module({ controllers: [BooksController], providers: [BooksService] })
export class BooksModule {}
