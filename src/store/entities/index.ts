/** Every table, one class a file. */
import { Account } from './account';
import { Adjustment } from './adjustment';
import { AdjustmentChange } from './adjustment-change';
import { AdjustmentEvent } from './adjustment-event';
import { AuditRecord } from './audit-record';
import { Basis } from './basis';
import { BasisResolution } from './basis-resolution';
import { Body } from './body';
import { BodyFormerName } from './body-former-name';
import { Content } from './content';
import { CurrentBasis } from './current-basis';
import { CurrentItem } from './current-item';
import { CurrentTag } from './current-tag';
import { Impact } from './impact';
import { ImpactDecision } from './impact-decision';
import { Item } from './item';
import { ItemLineage } from './item-lineage';
import { ItemRevision } from './item-revision';
import { Job } from './job';
import { Law } from './law';
import { LawAlignment } from './law-alignment';
import { LawChoice } from './law-choice';
import { LawEvent } from './law-event';
import { LawSource } from './law-source';
import { LawVersion } from './law-version';
import { List } from './list';
import { LogCheckpoint } from './log-checkpoint';
import { LogLeaf } from './log-leaf';
import { NewPower } from './new-power';
import { NewPowerDecision } from './new-power-decision';
import { Objection } from './objection';
import { ObjectionArrival } from './objection-arrival';
import { ObjectionEvent } from './objection-event';
import { ObjectionSender } from './objection-sender';
import { Release } from './release';
import { ReleaseAdjustment } from './release-adjustment';
import { ReleaseItem } from './release-item';
import { ReleaseLawVersion } from './release-law-version';
import { RoleGrant } from './role-grant';
import { Session } from './session';
import { Setting } from './setting';
import { SignInFailure } from './sign-in-failure';
import { SignInLink } from './sign-in-link';
import { Upload } from './upload';
import { UploadFile } from './upload-file';
import { Withdrawal } from './withdrawal';

export type { FieldComment } from './adjustment-event';
export type { AuditDetail } from './audit-record';
export type { ProposedBasis } from './impact';
export type { Decision } from './impact-decision';
export type { JobOutcome } from './job';
export type { ErasureReason } from './objection-sender';
export type { RoleName } from './role-grant';
export type { WithdrawalReason } from './withdrawal';
export {
  Account,
  Adjustment,
  AdjustmentChange,
  AdjustmentEvent,
  AuditRecord,
  Basis,
  BasisResolution,
  Body,
  BodyFormerName,
  Content,
  CurrentBasis,
  CurrentItem,
  CurrentTag,
  Impact,
  ImpactDecision,
  Item,
  ItemLineage,
  ItemRevision,
  Job,
  Law,
  LawAlignment,
  LawChoice,
  LawEvent,
  LawSource,
  LawVersion,
  List,
  LogCheckpoint,
  LogLeaf,
  NewPower,
  NewPowerDecision,
  Objection,
  ObjectionArrival,
  ObjectionEvent,
  ObjectionSender,
  Release,
  ReleaseAdjustment,
  ReleaseItem,
  ReleaseLawVersion,
  RoleGrant,
  Session,
  Setting,
  SignInFailure,
  SignInLink,
  Upload,
  UploadFile,
  Withdrawal,
};

export const entities = [
  Account,
  Adjustment,
  AdjustmentChange,
  AdjustmentEvent,
  AuditRecord,
  Basis,
  BasisResolution,
  Body,
  BodyFormerName,
  Content,
  CurrentBasis,
  CurrentItem,
  CurrentTag,
  Impact,
  ImpactDecision,
  Item,
  ItemLineage,
  ItemRevision,
  Job,
  Law,
  LawAlignment,
  LawChoice,
  LawEvent,
  LawSource,
  LawVersion,
  List,
  LogCheckpoint,
  LogLeaf,
  NewPower,
  NewPowerDecision,
  Objection,
  ObjectionArrival,
  ObjectionEvent,
  ObjectionSender,
  Release,
  ReleaseAdjustment,
  ReleaseItem,
  ReleaseLawVersion,
  RoleGrant,
  Session,
  Setting,
  SignInFailure,
  SignInLink,
  Upload,
  UploadFile,
  Withdrawal,
];
