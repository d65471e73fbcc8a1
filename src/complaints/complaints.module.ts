// The complaints room: what citizens bring beside their dossiers, watched until it is answered and closed.
import { Module } from '@nestjs/common';
import { CalendarBook } from '../calendars/calendar-book.ts';
import { CalendarsModule } from '../calendars/calendars.module.ts';
import { Engine } from '../engine/engine.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import { OrganizationModule } from '../organization/organization.module.ts';
import { complaintKind } from './complaint-kind.ts';
import { ComplaintsController } from './complaints.controller.ts';
import { FindComplaint } from './find-complaint.ts';
import { ListComplaints } from './list-complaints.ts';
import { LookUpComplaint } from './look-up-complaint.ts';
import { ListPublished } from './list-published.ts';
import { ReceiveComplaint } from './receive-complaint.ts';
import { SendComplaintEvent } from './send-complaint-event.ts';
import { ViewComplaint } from './view-complaint.ts';

@Module({
  imports: [OrganizationModule, CalendarsModule],
  controllers: [ComplaintsController],
  providers: [
    FindComplaint,
    ListComplaints,
    ListPublished,
    LookUpComplaint,
    ReceiveComplaint,
    SendComplaintEvent,
    ViewComplaint,
  ],
  exports: [
    ListComplaints,
    ListPublished,
    LookUpComplaint,
    ReceiveComplaint,
    SendComplaintEvent,
    ViewComplaint,
  ],
})
export class ComplaintsModule {
  constructor(engine: Engine, calendars: CalendarBook, directory: OrganizationDirectory) {
    engine.know(complaintKind(calendars, directory));
  }
}
