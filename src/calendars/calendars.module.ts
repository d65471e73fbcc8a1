// The calendars room: every version of every working calendar, for all who count time.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarBook } from './calendar-book.ts';
import { CalendarChangeTable } from './calendar-change.table.ts';
import { CalendarDayTable } from './calendar-day.table.ts';
import { CalendarEffects } from './calendar-effects.ts';
import { CalendarsController } from './calendars.controller.ts';
import { ImportCalendar } from './import-calendar.ts';
import { LoadShippedCalendar } from './load-shipped-calendar.ts';
import { PreviewImport } from './preview-import.ts';
import { ShowProgress } from './show-progress.ts';
import { WarnWhenCalendarsEnd } from './warn-when-calendars-end.ts';
import { WorkingCalendarTable } from './working-calendar.table.ts';

@Module({
  imports: [TypeOrmModule.forFeature([WorkingCalendarTable, CalendarDayTable, CalendarChangeTable])],
  controllers: [CalendarsController],
  providers: [
    CalendarBook,
    CalendarEffects,
    ImportCalendar,
    LoadShippedCalendar,
    PreviewImport,
    ShowProgress,
    WarnWhenCalendarsEnd,
  ],
  exports: [CalendarBook, CalendarEffects, ImportCalendar, LoadShippedCalendar],
})
export class CalendarsModule {}
