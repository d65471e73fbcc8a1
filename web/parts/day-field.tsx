// A field for a day, or for a day and an hour: typed or picked, day before month in every browser.
import { ActionIcon, TextInput } from '@mantine/core';
import type { TextInputProps } from '@mantine/core';
import { CalendarDays } from 'lucide-react';
import { useRef, useState } from 'react';
import { useT } from '../texts/language.tsx';
import { dayAsTyped, typedDay, typedMoment } from '../texts/typed-day.ts';

interface DayFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'type' | 'rightSection' | 'min'> {
  /** `YYYY-MM-DD`, or `YYYY-MM-DDTHH:mm` with an hour; empty for none. */
  readonly value: string;
  /** Called with a sound value, or with none where what stands there is no day. */
  readonly onChange: (value: string) => void;
  readonly withHour?: boolean;
  /** The first value that the calendar offers. */
  readonly first?: string;
}

/** What is typed stays as it was typed until it is left; what is no day is said there and kept to be mended. */
export function DayField(props: DayFieldProps) {
  const { value, onChange, withHour = false, first, error, ...rest } = props;
  const t = useT();
  const calendar = useRef<HTMLInputElement>(null);
  // Typed for a value: another value from outside takes its place.
  const [typed, type] = useState({ text: dayAsTyped(value), value, left: false });
  const current = typed.value === value ? typed : { text: dayAsTyped(value), value, left: false };
  const read = withHour ? typedMoment : typedDay;
  const put = (text: string, left: boolean) => {
    const sound = read(text);
    const next = sound ?? (left || text.trim() === '' ? '' : current.value);
    type({ text: left && sound !== null ? dayAsTyped(sound) : text, value: next, left });
    if (next !== value) onChange(next);
  };
  const wrong = current.left && current.text.trim() !== '' && read(current.text) === null;
  const pick = () => calendar.current?.showPicker();
  return (
    <TextInput
      miw={withHour ? 190 : 140}
      placeholder={t(withHour ? 'day.placeholderHour' : 'day.placeholder')}
      autoComplete="off"
      inputMode={withHour ? 'text' : 'numeric'}
      {...rest}
      error={wrong ? t(withHour ? 'day.noMoment' : 'day.noDay') : error}
      value={current.text}
      onChange={(event) => put(event.currentTarget.value, false)}
      onBlur={(event) => {
        put(event.currentTarget.value, true);
        rest.onBlur?.(event);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') put(event.currentTarget.value, true);
        if (event.key === 'ArrowDown' && event.altKey) {
          event.preventDefault();
          pick();
        }
        rest.onKeyDown?.(event);
      }}
      rightSectionPointerEvents="all"
      rightSection={
        <>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            tabIndex={-1}
            disabled={rest.disabled ?? false}
            aria-label={t('day.pick')}
            onClick={pick}
          >
            <CalendarDays size={15} aria-hidden color="#46525f" />
          </ActionIcon>
          <input
            ref={calendar}
            type={withHour ? 'datetime-local' : 'date'}
            tabIndex={-1}
            aria-hidden
            min={first}
            value={value}
            onChange={(event) => put(event.currentTarget.value, true)}
            style={{
              position: 'absolute',
              right: 0,
              bottom: 0,
              width: 1,
              height: 1,
              opacity: 0,
              border: 0,
              padding: 0,
            }}
          />
        </>
      }
    />
  );
}
