// What clients send about files, other than the files.
import { IsIn, IsOptional, IsString, Length } from 'class-validator';

export class DeleteAttachmentBody {
  @IsString() @Length(3, 500) reason!: string;
}

export class ContentQuery {
  /** `1` shows a PDF or a picture in the page instead of downloading it. */
  @IsOptional() @IsIn(['1']) inline?: '1';
}
