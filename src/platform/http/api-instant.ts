// How a view's field is described that is an instant: epoch milliseconds inside, ISO 8601 on the wire.
import { ApiProperty } from '@nestjs/swagger';

/** An instant; `onTheWire` writes it. */
export function ApiInstant(description?: string): PropertyDecorator {
  return ApiProperty({ type: String, format: 'date-time', ...(description && { description }) });
}

/** An instant that may not have come. */
export function ApiInstantOrNull(description?: string): PropertyDecorator {
  return ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    ...(description && { description }),
  });
}

/** A string that may be null. */
export function ApiTextOrNull(description?: string): PropertyDecorator {
  return ApiProperty({ type: String, nullable: true, ...(description && { description }) });
}

/** A whole number that may be null. */
export function ApiCountOrNull(description?: string): PropertyDecorator {
  return ApiProperty({ type: Number, nullable: true, ...(description && { description }) });
}
