// Files as answers: named, private, and taken by browsers for nothing but what they are.
import { StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';

/**
 * `nosniff` and `no-store` are sent with every answer of the API (platform/http).
 * @param fileName letters, digits, dots and hyphens only
 */
export function fileAnswer(
  bytes: Buffer,
  type: string,
  fileName: string,
  as: 'inline' | 'attachment' = 'inline',
): StreamableFile {
  const name = fileName.replace(/[^A-Za-z0-9.-]/g, '_');
  return new StreamableFile(bytes, {
    type,
    length: bytes.length,
    disposition: `${as}; filename="${name}"`,
  });
}

/** Describes a route that answers with a file. */
export function ApiFile(...types: string[]): MethodDecorator {
  const schema = { type: 'string', format: 'binary' } as const;
  return (target, key, descriptor) => {
    ApiProduces(...types)(target, key, descriptor);
    ApiOkResponse({ schema })(target, key, descriptor);
  };
}
