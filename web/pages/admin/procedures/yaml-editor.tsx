// A text with numbered lines: those that something was found in are marked, and can be jumped to.
import { Input } from '@mantine/core';
import { useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { Ref } from 'react';
import classes from './yaml-editor.module.css';

/** In pixels; the same in the style sheet. */
const LINE = 20;
const PADDING = 8;
const LINES_ABOVE = 4;

export interface MarkedLine {
  readonly line: number;
  readonly level: 'error' | 'warning';
}

export interface EditorHandle {
  /** Puts the caret there and brings the line into sight; both from 1. */
  readonly jump: (line: number, column: number) => void;
}

interface YamlEditorProps {
  readonly ref?: Ref<EditorHandle>;
  readonly label: string;
  readonly describedBy?: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly marks: readonly MarkedLine[];
}

export function YamlEditor({ ref, label, describedBy, value, change, marks }: YamlEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [scrolled, setScrolled] = useState(0);
  const count = useMemo(() => value.split('\n').length, [value]);
  const numbers = useMemo(() => Array.from({ length: count }, (_, at) => at + 1).join('\n'), [count]);
  useImperativeHandle(ref, () => ({
    jump: (line, column) => {
      const text = area.current;
      if (text === null) return;
      const lines = text.value.split('\n');
      const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
      const caret = before + Math.min(column - 1, lines[line - 1]?.length ?? 0);
      text.focus();
      text.setSelectionRange(caret, caret);
      text.scrollTop = Math.max(0, (line - 1 - LINES_ABOVE) * LINE);
      text.scrollLeft = 0;
    },
  }));
  return (
    <Input.Wrapper label={label} labelProps={{ htmlFor: 'yaml-text' }}>
      <div className={classes['editor']}>
        <div className={classes['gutter']} aria-hidden>
          <pre style={{ transform: `translateY(${-scrolled}px)` }}>{numbers}</pre>
        </div>
        <div className={classes['sheet']}>
          <div className={classes['marks']} aria-hidden>
            {marks.map(({ line, level }) => (
              <div
                key={`${line} ${level}`}
                className={classes['mark']}
                data-level={level}
                style={{ top: PADDING + (line - 1) * LINE - scrolled }}
              />
            ))}
          </div>
          <textarea
            id="yaml-text"
            ref={area}
            className={classes['text']}
            value={value}
            wrap="off"
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            aria-describedby={describedBy}
            aria-invalid={marks.some(({ level }) => level === 'error')}
            onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
            onChange={(event) => change(event.currentTarget.value)}
          />
        </div>
      </div>
    </Input.Wrapper>
  );
}
