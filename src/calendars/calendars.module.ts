// The calendars room: every version of every working calendar, for all who count time.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarBook } from './calendar-book.ts';
import { CalendarDayTable } from './calendar-day.table.ts';
import { CalendarsController } from './calendars.controller.ts';
import { ImportCalendar } from './import-calendar.ts';
import { LoadShippedCalendar } from './load-shipped-calendar.ts';
import { WarnWhenCalendarsEnd } from './warn-when-calendars-end.ts';
import { WorkingCalendarTable } from './working-calendar.table.ts';

@Module({
  imports: [TypeOrmModule.forFeature([WorkingCalendarTable, CalendarDayTable])],
  controllers: [CalendarsController],
  providers: [CalendarBook, ImportCalendar, LoadShippedCalendar, WarnWhenCalendarsEnd],
  exports: [CalendarBook, ImportCalendar, LoadShippedCalendar],
})
export class CalendarsModule {}
