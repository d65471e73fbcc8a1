// A field of any shape that is bounded by how much it is, written as JSON.
import { ValidateBy } from 'class-validator';

/** At most so many bytes as JSON; for what is checked field by field further in, or is kept as it is. */
export const MaxJson = (bytes: number): PropertyDecorator =>
  ValidateBy({
    name: 'maxJson',
    constraints: [bytes],
    validator: {
      validate: (value: unknown) => value === undefined || Buffer.byteLength(JSON.stringify(value)) <= bytes,
      defaultMessage: () => `holds ${bytes} bytes at most, as JSON`,
    },
  });
