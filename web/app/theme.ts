// The one theme: a quiet page on which only what has happened has a colour.
import { createTheme } from '@mantine/core';
import type { MantineColorsTuple } from '@mantine/core';

const SEAL: MantineColorsTuple = [
  '#fdf1f0', '#f6dcda', '#e9b5b2', '#dc8c88', '#cf6a65', '#c24f4a', '#a83330', '#8f1d21', '#78161b', '#5e0f14',
]; // prettier-ignore
const RIVER: MantineColorsTuple = [
  '#eef5fb', '#dbe8f3', '#b4cfe6', '#8ab4d9', '#679dce', '#4a86bd', '#2f6ea8', '#1f5a91', '#164877', '#0e365c',
]; // prettier-ignore

export const theme = createTheme({
  fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
  headings: { fontFamily: "'Be Vietnam Pro', system-ui, sans-serif", fontWeight: '600' },
  colors: { seal: SEAL, river: RIVER },
  primaryColor: 'river',
  primaryShade: 7,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  black: '#1c2530',
  components: {
    // Said aloud only where it is an error or a status: those name their role themselves.
    Alert: { defaultProps: { role: 'note' } },
    InputWrapper: { styles: { description: { color: '#46525f' } } },
    Badge: { defaultProps: { tt: 'none', variant: 'light', radius: 'sm' } },
    Button: { defaultProps: { size: 'sm' } },
    Modal: { defaultProps: { centered: false, overlayProps: { backgroundOpacity: 0.4 } } },
    Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 250, withArrow: true, multiline: true } },
    Anchor: { defaultProps: { underline: 'hover' } },
  },
});
