// A field of an applicant: wrong is told as one leaves it or as the service refuses it, and gone once it is right.
import { TextInput } from '@mantine/core';
import type { TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../texts/language.tsx';
import { brokenRule } from './field-rules.ts';
import type { CheckedField } from './field-rules.ts';

interface CheckedInputProps extends Omit<TextInputProps, 'value' | 'error' | 'onChange'> {
  readonly field: CheckedField;
  readonly value: string;
  readonly set: (value: string) => void;
  /** What the service said of the value as it still stands. */
  readonly refused?: string | undefined;
  /** How often it was tried to send: then also what must be there and is not is told. */
  readonly tries: number;
}

export function CheckedInput({ field, value, set, refused, tries, ...others }: CheckedInputProps) {
  const t = useT();
  const [left, leave] = useState(false);
  // While it is being put right nothing is said of it.
  const [typedAt, type] = useState(0);
  const broken = left || tries > typedAt ? brokenRule(field, value) : null;
  const absent = tries > 0 && others.withAsterisk === true && value.trim() === '';
  const said = (code: string, values = {}) =>
    t.maybe(`rule.${code}.${field}`, values) ?? t.maybe(`rule.${code}`, values);
  return (
    <TextInput
      autoComplete="off"
      data-field={field}
      value={value}
      error={broken !== null ? said(broken.code, broken) : absent ? said('isDefined') : refused}
      onChange={(event) => {
        leave(false);
        type(tries);
        set(event.currentTarget.value);
      }}
      onBlur={() => leave(true)}
      {...others}
    />
  );
}
