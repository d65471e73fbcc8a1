// The organization room: who is who, signing in, and the administration of both.
import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AbsencesController } from './absences/absences.controller.ts';
import { EndAbsence } from './absences/end-absence.ts';
import { FindColleagues } from './absences/find-colleagues.ts';
import { ListAbsences } from './absences/list-absences.ts';
import { RecordAbsence } from './absences/record-absence.ts';
import { AccessLog } from './access-log/access-log.ts';
import { AdministrationLogController } from './log-reading/administration-log.controller.ts';
import { ReadAdministrationLog } from './log-reading/read-administration-log.ts';
import { AdministrationLog } from './administration-log/administration-log.ts';
import { ChangeSetting } from './change-setting.ts';
import { CompetencesController } from './competences/competences.controller.ts';
import { GiveCompetence } from './competences/give-competence.ts';
import { OrganizationDirectory } from './organization-directory.ts';
import { ORGANIZATION_TABLES } from './organization-tables.ts';
import { AuthGuard } from './sign-in/auth.guard.ts';
import { CheckOwnPassword } from './sign-in/check-own-password.ts';
import { ChangeOwnPassword } from './sign-in/change-own-password.ts';
import { ChangePreferences } from './sign-in/change-preferences.ts';
import { ForgetSignInsJob } from './sign-in/forget-sign-ins.job.ts';
import { PasswordHasher } from './sign-in/password-hasher.ts';
import { ProgramTokens } from './sign-in/program-tokens.ts';
import { ListSessions } from './sign-in/list-sessions.ts';
import { SessionsController } from './sign-in/sessions.controller.ts';
import { UnlockSession } from './sign-in/unlock-session.ts';
import { SessionController } from './sign-in/session.controller.ts';
import { Sessions } from './sign-in/sessions.ts';
import { SignIn } from './sign-in/sign-in.ts';
import { TokensController } from './sign-in/tokens.controller.ts';
import { WhoAmI } from './sign-in/who-am-i.ts';
import { ChangeStaff } from './staff/change-staff.ts';
import { CreateStaff } from './staff/create-staff.ts';
import { FindStaff } from './staff/find-staff.ts';
import { GivePosition } from './staff/give-position.ts';
import { ResetPassword } from './staff/reset-password.ts';
import { StaffController } from './staff/staff.controller.ts';
import { ChangeUnit } from './units/change-unit.ts';
import { CloseUnit } from './units/close-unit.ts';
import { CreateUnit } from './units/create-unit.ts';
import { FindUnits } from './units/find-units.ts';
import { ListUnitPeople } from './units/list-unit-people.ts';
import { ReorganizeUnits } from './units/reorganize-units.ts';
import { UnitsController } from './units/units.controller.ts';
import { WithdrawChange } from './units/withdraw-change.ts';

/** Importing it closes every route that is not `@Public()`. */
@Module({
  imports: [TypeOrmModule.forFeature([...ORGANIZATION_TABLES])],
  controllers: [
    SessionController,
    SessionsController,
    TokensController,
    UnitsController,
    StaffController,
    AbsencesController,
    CompetencesController,
    AdministrationLogController,
  ],
  providers: [
    { provide: APP_GUARD, useClass: AuthGuard },
    OrganizationDirectory,
    AccessLog,
    AdministrationLog,
    ReadAdministrationLog,
    ChangeSetting,
    PasswordHasher,
    CheckOwnPassword,
    Sessions,
    SignIn,
    WhoAmI,
    ChangeOwnPassword,
    ChangePreferences,
    ForgetSignInsJob,
    ListSessions,
    UnlockSession,
    ProgramTokens,
    FindUnits,
    ListUnitPeople,
    CreateUnit,
    ChangeUnit,
    CloseUnit,
    WithdrawChange,
    ReorganizeUnits,
    FindStaff,
    CreateStaff,
    ChangeStaff,
    ResetPassword,
    GivePosition,
    FindColleagues,
    ListAbsences,
    RecordAbsence,
    EndAbsence,
    GiveCompetence,
  ],
  exports: [
    OrganizationDirectory,
    AccessLog,
    AdministrationLog,
    ReadAdministrationLog,
    ChangeSetting,
    Sessions,
    CreateUnit,
    ChangeUnit,
    CloseUnit,
    ReorganizeUnits,
    ChangeStaff,
    CreateStaff,
    GivePosition,
    RecordAbsence,
    GiveCompetence,
  ],
})
export class OrganizationModule {}
