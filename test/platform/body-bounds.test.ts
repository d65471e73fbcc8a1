// Nothing that is sent in a body or a query may be of any size: every field of every class has a bound.
import 'reflect-metadata';
import { expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import { IsArray, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { checkedClasses, unboundedFields } from './body-bounds.ts';

class Part {
  @IsString() @MaxLength(10) text!: string;
}

class Unbounded {
  @IsString() text!: string;
  @IsOptional() @Matches(/^a+$/) pattern!: string;
  @IsArray() @IsString({ each: true }) @MaxLength(10, { each: true }) list!: string[];
  @ValidateNested() @Type(() => Part) part!: Part;
  @IsString() @MaxLength(10) short!: string;
}

it('is told of a text, a pattern, a list, and an object that may be a list, without a bound', () => {
  expect(unboundedFields(Unbounded)).toEqual(['text', 'pattern', 'list', 'part']);
});

it('holds for every class of the service', async () => {
  const checked = (await checkedClasses()).filter((each) => each !== Unbounded);
  expect(checked.length).toBeGreaterThan(100);
  const unbounded = checked.flatMap((each) => unboundedFields(each).map((field) => `${each.name}.${field}`));
  expect(unbounded).toEqual([]);
});
